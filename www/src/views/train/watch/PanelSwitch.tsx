/** On a narrow screen the curves and the map share a place, so that the pictures stay in view with either. */

import { computed } from "@preact/signals";
import { choice, linked } from "../../../state/urlState";
import { Segmented } from "../../../widgets/Segmented";
import { shownPanel } from "../setup/presets";
import { chosenPreset } from "../setup/settings";
import { texts } from "./texts";

const panels = ["curves", "map"] as const;
type Panel = (typeof panels)[number];

/** Undefined until the visitor chooses. */
const chosenPanel = linked<Panel | undefined>("train", "panel", undefined, { ...choice(panels), write: String });

/** Which of them is there: at first the one of which the preset says what to watch. */
export const panel = computed<Panel>(() => {
	const preset = chosenPreset.value;
	return chosenPanel.value ?? ((preset && shownPanel[preset]) || "curves");
});

export function PanelSwitch() {
	const { panel: legend, panels: names } = texts.value;
	const options = panels.map((value) => ({ value, name: names[value], content: names[value] }));
	return (
		<Segmented
			legend={legend}
			options={options}
			chosen={panel.value}
			onChoose={(chosen) => {
				chosenPanel.value = chosen;
			}}
		/>
	);
}
