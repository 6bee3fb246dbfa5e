/** On a narrow screen the curves and the map share a place, so that the pictures stay in view with either. */

import { choice, linked } from "../../../state/urlState";
import { Segmented } from "../../../widgets/Segmented";
import { texts } from "./texts";

const panels = ["curves", "map"] as const;
/** Which of them is there. */
export const panel = linked<(typeof panels)[number]>("train", "panel", "curves", choice(panels));

export function PanelSwitch() {
	const { panel: legend, panels: names } = texts.value;
	const options = panels.map((value) => ({ value, name: names[value], content: names[value] }));
	return (
		<Segmented
			legend={legend}
			options={options}
			chosen={panel.value}
			onChoose={(chosen) => {
				panel.value = chosen;
			}}
		/>
	);
}
