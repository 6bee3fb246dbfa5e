/** A colour scale with the labels of its ends. */

import { theme } from "../state/preferences";
import { type ColourMap, cssGradient } from "./colour";
import css from "./Legend.module.css";

export function Legend({ colourMap, low, high }: { colourMap: ColourMap; low: string; high: string }) {
	return (
		<div class={css.legend}>
			<span>{low}</span>
			<span class={css.bar} style={{ backgroundImage: cssGradient(colourMap, theme.value) }} />
			<span>{high}</span>
		</div>
	);
}
