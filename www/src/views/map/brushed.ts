/** The examples in the rectangle, which are highlighted on all maps. */

import { computed } from "@preact/signals";
import { type Brush, boundingSquare, indicesInBrush } from "./brush";
import { maps, type PlacedExamples } from "./maps";
import { currentBrush, hiddenClasses, type MapKind } from "./state";

/** Whether the class of the example at that index of the map is drawn. */
export function isClassShown(map: PlacedExamples, index: number): boolean {
	const label = map.labels[index];
	return label === undefined || !hiddenClasses.value.includes(label);
}

interface BrushedExamples {
	kind: MapKind;
	brush: Brush;
	/** numbers of the examples in the rectangle */
	exampleNumbers: ReadonlySet<number>;
}

/** Computed from the current map: with another model, other examples lie in the rectangle. undefined without a rectangle, or while its map is not computed. */
export const brushedExamples = computed<BrushedExamples | undefined>(() => {
	const map = currentBrush.value && maps[currentBrush.value.kind].result.value;
	if (!currentBrush.value || !map) return undefined;
	const indicesInside = indicesInBrush(map.points, boundingSquare(map.points), currentBrush.value.brush);
	const shown = indicesInside.filter((index) => isClassShown(map, index));
	return { ...currentBrush.value, exampleNumbers: new Set(shown.map((index) => map.exampleNumbers[index] ?? 0)) };
});
