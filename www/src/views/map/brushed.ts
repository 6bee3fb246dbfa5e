/** The examples in the rectangle, which are highlighted on all maps. */

import { computed } from "@preact/signals";
import { type Brush, indicesIn, squareAround } from "./brush";
import { maps, type PlacedExamples } from "./maps";
import { brushOnMap, hiddenClasses, type MapKind } from "./state";

/** Whether its class is drawn. */
export function isShownAt(map: PlacedExamples, index: number): boolean {
	const label = map.labels[index];
	return label === undefined || !hiddenClasses.value.includes(label);
}

interface Brushed {
	kind: MapKind;
	brush: Brush;
	/** of the examples */
	numbers: ReadonlySet<number>;
}

/** Of the map as it is now: with another model, other examples lie in the rectangle. undefined without one, and without its map. */
export const brushed = computed<Brushed | undefined>(() => {
	const map = brushOnMap.value && maps[brushOnMap.value.kind].result.value;
	if (!brushOnMap.value || !map) return undefined;
	const inside = indicesIn(map.points, squareAround(map.points), brushOnMap.value.brush);
	const shown = inside.filter((index) => isShownAt(map, index));
	return { ...brushOnMap.value, numbers: new Set(shown.map((index) => map.numbers[index] ?? 0)) };
});
