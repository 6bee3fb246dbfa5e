/** A colour scale with the labels of its ends. */

import { theme } from "../state/preferences";
import { type ColourMap, gradientOf } from "./colour";
import css from "./Legend.module.css";

export function Legend({ map, low, high }: { map: ColourMap; low: string; high: string }) {
	return (
		<div class={css.legend}>
			<span>{low}</span>
			<span class={css.bar} style={{ backgroundImage: gradientOf(map, theme.value) }} />
			<span>{high}</span>
		</div>
	);
}
