/** Which of the models that race is shown, one more, or one less. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../../widgets/Icon";
import { Segmented } from "../../../widgets/Segmented";
import { addModel, chooseModel, chosenModel, hasRoom, modelNames, refusals, removeModel, settings } from "./settings";
import { texts } from "./texts";

function optionOf(index: number) {
	const { lane, laneRefused } = texts.value;
	const value = modelNames[index] ?? "A";
	const isRefused = Object.keys(refusals.value.lanes[index] ?? {}).length > 0;
	const name = isRefused ? laneRefused(value) : lane(value);
	return { value, name, face: isRefused ? `${value} !` : value };
}

function LaneSwitch() {
	return (
		<Segmented
			legend={texts.value.lanes}
			options={settings.value.lanes.map((_, index) => optionOf(index))}
			chosen={modelNames[chosenModel.value] ?? "A"}
			onChoose={(name) => chooseModel(modelNames.indexOf(name))}
		/>
	);
}

/** Where a button is gone once it has done its work, the focus goes to the switch, or to the button that is left. */
function useKeptFocus() {
	const place = useRef<HTMLDivElement>(null);
	const isDue = useRef(false);
	useLayoutEffect(() => {
		if (!isDue.current) return;
		isDue.current = false;
		if (place.current?.contains(document.activeElement)) return;
		place.current?.querySelector<HTMLElement>("input:checked, button")?.focus();
	});
	const keepFocus = (change: () => void) => {
		isDue.current = true;
		change();
	};
	return { place, keepFocus };
}

/** The switch works while a training runs; only the number of models is locked. */
export function ModelList({ disabled }: { disabled: boolean }) {
	const { addLane: add, removeLane: remove, race } = texts.value;
	const isRace = settings.value.lanes.length > 1;
	const shown = chosenModel.value;
	const { place, keepFocus } = useKeptFocus();
	return (
		<div ref={place} class="lanes">
			{isRace && <LaneSwitch />}
			<fieldset class="lanes-tools" disabled={disabled}>
				{hasRoom.value && (
					<button type="button" class="button button-quiet" onClick={() => keepFocus(addModel)}>
						<Icon name="plus" />
						{add}
					</button>
				)}
				{isRace && (
					<button type="button" class="button button-quiet" onClick={() => keepFocus(() => removeModel(shown))}>
						<Icon name="minus" />
						{remove(modelNames[shown] ?? "A")}
					</button>
				)}
			</fieldset>
			{isRace && <p class="small">{race}</p>}
		</div>
	);
}
