/** A unit of up-sampling, padding or cropping: a copy. */

import css from "./ExplanationCard.module.css";
import type { ExplainerProps } from "./explainerProps";
import { Line } from "./Lines";
import { ReceptiveFields } from "./ReceptiveFields";
import { texts } from "./texts";

export function Copied(props: ExplainerProps) {
	const { unit, layer, contributions, sourceUnitName } = props;
	return (
		<>
			<ReceptiveFields {...props} channel={unit.index % (layer.shape[2] ?? 1)} />
			<p class="small">{texts.value.copied}</p>
			<dl class={css.lines}>
				<Line label={sourceUnitName(contributions.sources[0] ?? 0)} value={contributions.value} strong />
			</dl>
		</>
	);
}
