/** Whose models can be trained further here. */

import { computed } from "@preact/signals";
import { dataSet } from "./dataSet";
import { builtIns } from "./dataSets";

/** The data sets with models for images of this shape; none where the one that is shown has models itself. */
export const originDataSets = computed(() => {
	const { models: own, shape } = dataSet.value;
	return builtIns.filter(({ models, shape: { height, width, channels } }) => {
		const isSame = height === shape.height && width === shape.width && channels === shape.channels;
		return isSame && own === undefined && models !== undefined;
	});
});
