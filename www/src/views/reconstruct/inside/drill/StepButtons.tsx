/** For fingers, which are wider than a value: buttons that go to the next one. */

import { directions } from "../../../../widgets/arrowKeys";
import { Icon } from "../../../../widgets/Icon";
import css from "./Card.module.css";
import { chosen, hold } from "./chosen";
import { neighbourOf, type UnitGrid } from "./grid";
import { texts } from "./texts";

const steps = [
	["left", "ArrowLeft", 180],
	["up", "ArrowUp", -90],
	["down", "ArrowDown", 90],
	["right", "ArrowRight", 0],
] as const;

export function StepButtons({ grid }: { grid: UnitGrid }) {
	function go(key: string) {
		const direction = directions[key];
		if (chosen.value && direction) hold(neighbourOf(grid, chosen.value, direction));
	}
	return (
		<div class={css.steps}>
			{steps.map(([name, key, degrees]) => (
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
