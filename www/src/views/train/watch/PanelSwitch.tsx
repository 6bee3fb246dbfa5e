/** On a narrow screen either the curves or the map are shown, so that the pictures stay in view. */

import { computed } from "@preact/signals";
import { choiceCodec, urlSignal } from "../../../state/urlState";
import { Segmented } from "../../../widgets/Segmented";
import { initialPanel } from "../setup/presets";
import { chosenPreset } from "../setup/settings";
import { texts } from "./texts";

const panels = ["curves", "map"] as const;
type Panel = (typeof panels)[number];

/** Undefined until the visitor chooses. */
const chosenPanel = urlSignal<Panel | undefined>("train", "panel", undefined, {
	...choiceCodec(panels),
	write: String,
});

/** At first the one of which the preset says what to watch. */
export const visiblePanel = computed<Panel>(() => {
	const preset = chosenPreset.value;
	return chosenPanel.value ?? ((preset && initialPanel[preset]) || "curves");
});

export function PanelSwitch() {
	const { panel: legend, panels: names } = texts.value;
	const options = panels.map((value) => ({ value, name: names[value], content: names[value] }));
	return (
		<Segmented
			legend={legend}
			options={options}
			chosen={visiblePanel.value}
			onChoose={(chosen) => {
				chosenPanel.value = chosen;
			}}
		/>
	);
}
