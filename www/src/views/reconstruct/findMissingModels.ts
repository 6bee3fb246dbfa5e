/** Models that the data set does not have. */

import { isDenoiser, type ModelId, pretrainedIds } from "../../engine/protocol";
import { dataSet } from "../../state/dataSet";
import { dataSetLacksModel } from "../../state/engine";
import { isOwnModel } from "../../state/modelBytes";
import { standInFor } from "../../state/modelVersion";

/** Whether the data set has any model of that kind: one that denoises, or one that reconstructs. */
function hasAnyModel(denoises: boolean): boolean {
	const idsOfKind = pretrainedIds.filter((id) => isDenoiser(id) === denoises);
	return dataSet.value.pretrainedFolder !== undefined || idsOfKind.some((id) => standInFor(id).value !== undefined);
}

interface Missing {
	ids: readonly ModelId[];
	/** otherwise they reconstruct */
	areDenoisers: boolean;
	/** whether the data set has another model of that kind */
	hasOthersOfKind: boolean;
}

/** Which of these models, all denoisers or all not, do not exist; undefined where all do. */
export function findMissingModels(wanted: readonly ModelId[]): Missing | undefined {
	const ids = wanted.filter((id) => !isOwnModel(id) && dataSetLacksModel(id));
	const [first] = ids;
	if (first === undefined) return undefined;
	const areDenoisers = isDenoiser(first);
	return { ids, areDenoisers, hasOthersOfKind: hasAnyModel(areDenoisers) };
}
