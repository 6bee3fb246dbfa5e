/** For fingers, which are wider than a value: buttons that go to the next one. */

import { arrowDirections } from "../../../../widgets/arrowKeys";
import { Icon } from "../../../../widgets/Icon";
import { chosenUnit, pinUnit } from "./chosenUnit";
import css from "./ExplanationCard.module.css";
import { texts } from "./texts";
import { neighbourUnit, type UnitGrid } from "./unitGrid";

/** Direction, the key that moves the same way, and the rotation of the icon in degrees. */
const buttons = [
	["left", "ArrowLeft", 180],
	["up", "ArrowUp", -90],
	["down", "ArrowDown", 90],
	["right", "ArrowRight", 0],
] as const;

export function StepButtons({ grid }: { grid: UnitGrid }) {
	function go(key: string) {
		const direction = arrowDirections[key];
		if (chosenUnit.value && direction) pinUnit(neighbourUnit(grid, chosenUnit.value, direction));
	}
	return (
		<div class={css.steps}>
			{buttons.map(([name, key, degrees]) => (
				<button
					key={name}
					type="button"
					class="button-icon"
					style={{ transform: `rotate(${degrees}deg)` }}
					aria-label={texts.value.step[name]}
					onClick={() => go(key)}
				>
					<Icon name="open" />
				</button>
			))}
		</div>
	);
}
