/** Selects a preset; none is selected once the settings differ from all of them. */

import { useId } from "preact/hooks";
import { type PresetId, presetIds } from "./presets";
import { texts } from "./presetTexts";
import css from "./Setup.module.css";
import { choosePreset, chosenPreset } from "./settings";

function Preset({ id }: { id: PresetId }) {
	const watchId = useId();
	const { name, watch } = texts.value.presets[id];
	return (
		<label class={css.preset}>
			<input
				type="radio"
				name="preset"
				aria-label={name}
				aria-describedby={watchId}
				checked={chosenPreset.value === id}
				onChange={() => choosePreset(id)}
			/>
			<span class={css.presetName}>{name}</span>
			<span id={watchId} class={css.presetNote}>
				{watch}
			</span>
		</label>
	);
}

export function PresetList({ disabled }: { disabled: boolean }) {
	return (
		<fieldset class={css.presets} disabled={disabled}>
			<legend class="label">{texts.value.legend}</legend>
			<div class={css.presetsList}>
				{presetIds.map((id) => (
					<Preset key={id} id={id} />
				))}
			</div>
		</fieldset>
	);
}
