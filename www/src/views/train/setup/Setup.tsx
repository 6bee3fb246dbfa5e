/** The form for the settings of a training. */

import { DataFields } from "./DataFields";
import { ModelFields } from "./ModelFields";
import { ModelList } from "./ModelList";
import { ModelSummary } from "./ModelSummary";
import { PresetList } from "./PresetList";
import css from "./Setup.module.css";
import { texts } from "./texts";

interface Props {
	/** Settings are locked while there is a training. */
	disabled: boolean;
	/** Undefined while it is being measured. */
	secondsPerEpoch: number | undefined;
}

export function Setup({ disabled, secondsPerEpoch }: Props) {
	const { setup, lockedNote, model, data } = texts.value;
	return (
		<section class={css.setup} aria-labelledby="setup-heading">
			<h2 id="setup-heading" class="visually-hidden">
				{setup}
			</h2>
			{disabled && <p class={css.locked}>{lockedNote}</p>}
			<PresetList disabled={disabled} />
			<div class={css.body}>
				<div class={css.part}>
					<div class={css.head}>
						<h3 class="label">{model}</h3>
						<ModelList disabled={disabled} />
					</div>
					<ModelFields disabled={disabled} />
				</div>
				<div class={css.part}>
					<h3 class="label">{data}</h3>
					<DataFields disabled={disabled} />
				</div>
				<ModelSummary secondsPerEpoch={secondsPerEpoch} />
			</div>
		</section>
	);
}
