/** Whose models can be trained further here. */

import { computed } from "@preact/signals";
import { dataSet } from "./dataSet";
import { builtIns } from "./dataSets";

/** The data sets with models for images of this shape, besides the one that is shown. */
export const originDataSets = computed(() => {
	const { id: shown, shape } = dataSet.value;
	return builtIns.filter(({ id, models, shape: { height, width, channels } }) => {
		const isSame = height === shape.height && width === shape.width && channels === shape.channels;
		return isSame && id !== shown && models !== undefined;
	});
});
