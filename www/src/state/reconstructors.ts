/** Models that reconstruct what they are shown; denoisers leave out what they take for noise. */

import { computed } from "@preact/signals";
import { type ModelId, pretrainedIds } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { compatibleOwnModels } from "./modelSelection";

export const pretrainedReconstructors = pretrainedIds.filter((id) => !id.startsWith("denoising"));

/** Those that come with the data set, and the visitor's own. */
export const reconstructors = computed<readonly ModelId[]>(() => [
	...(dataSet.value.pretrainedFolder === undefined ? [] : pretrainedReconstructors),
	...compatibleOwnModels.value.filter(({ denoises }) => !denoises).map(({ id }) => id),
]);
