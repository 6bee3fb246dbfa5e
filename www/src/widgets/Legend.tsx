/** A colour scale with the labels of its ends. */

import { theme } from "../state/preferences";
import { type ColourMap, gradientOf } from "./colour";

export function Legend({ map, low, high }: { map: ColourMap; low: string; high: string }) {
	return (
		<div class="legend">
			<span>{low}</span>
			<span class="legend-bar" style={{ backgroundImage: gradientOf(map, theme.value) }} />
			<span>{high}</span>
		</div>
	);
}
