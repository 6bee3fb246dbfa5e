/** Selects a preset; none is selected once the settings differ from all of them. */

import { useId } from "preact/hooks";
import { type PresetId, presetIds } from "./presets";
import { choosePreset, chosenPreset } from "./settings";
import { texts } from "./texts";

function Preset({ id }: { id: PresetId }) {
	const watchId = useId();
	const { name, watch } = texts.value.preset[id];
	return (
		<label class="preset">
			<input
				type="radio"
				name="preset"
				aria-label={name}
				aria-describedby={watchId}
				checked={chosenPreset.value === id}
				onChange={() => choosePreset(id)}
			/>
			<span class="preset-name">{name}</span>
			<span id={watchId} class="preset-watch">
				{watch}
			</span>
		</label>
	);
}

export function Presets({ disabled }: { disabled: boolean }) {
	return (
		<fieldset class="presets" disabled={disabled}>
			<legend class="label">{texts.value.presets}</legend>
			<div class="presets-list">
				{presetIds.map((id) => (
					<Preset key={id} id={id} />
				))}
			</div>
		</fieldset>
	);
}
