/** The data sets with whose pretrained models a training can begin (the origins of a training). */

import { computed } from "@preact/signals";
import { dataSet } from "./dataSet";
import { builtInDataSets } from "./dataSets";

/** The data sets with models for images of this shape; none where the one that is shown has models itself. */
export const originDataSets = computed(() => {
	const { pretrainedFolder: own, shape } = dataSet.value;
	return builtInDataSets.filter(({ pretrainedFolder, shape: { height, width, channels } }) => {
		const isSame = height === shape.height && width === shape.width && channels === shape.channels;
		return isSame && own === undefined && pretrainedFolder !== undefined;
	});
});
