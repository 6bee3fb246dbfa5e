/** Models that the data set does not have. */

import { isDenoiser, type ModelId, pretrainedIds } from "../../engine/protocol";
import { dataSet } from "../../state/dataSet";
import { doesNotExist } from "../../state/engine";
import { isOwn } from "../../state/modelBytes";
import { standInFor } from "../../state/modelVersion";

/** Whether the data set has any model of that sort: one that denoises, or one that reconstructs. */
function hasAny(denoises: boolean): boolean {
	const sort = pretrainedIds.filter((id) => isDenoiser(id) === denoises);
	return dataSet.value.models !== undefined || sort.some((id) => standInFor(id).value !== undefined);
}

interface Missing {
	ids: readonly ModelId[];
	/** of which sort they are */
	denoise: boolean;
	/** whether there are others of that sort */
	areSome: boolean;
}

/** Those of these models, all of one sort, that do not exist; undefined where all do. */
export function missingOf(wanted: readonly ModelId[]): Missing | undefined {
	const ids = wanted.filter((id) => !isOwn(id) && doesNotExist(id));
	const [first] = ids;
	if (first === undefined) return undefined;
	const denoise = isDenoiser(first);
	return { ids, denoise, areSome: hasAny(denoise) };
}
