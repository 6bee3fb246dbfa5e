/** Where a data set has no pretrained models: when another own model stands in for one, its id is loaded again. */

import { effect } from "@preact/signals";
import { pretrainedIds } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { reloadModel } from "./engine";
import { standInFor } from "./modelVersion";
import { areOwnModelsKnown } from "./ownModels";

/** Returns a function that ends it. */
export function syncStandIns(): () => void {
	// With a data set its models are loaded, and from the storage also those that are not listed yet.
	let known: { data: string; standIns: readonly unknown[] } | undefined;
	return effect(() => {
		const data = dataSet.value.id;
		const standIns = pretrainedIds.map((id) => standInFor(id).value);
		for (const [index, id] of pretrainedIds.entries())
			if (known?.data === data && known.standIns[index] !== standIns[index]) reloadModel(id);
		known = areOwnModelsKnown.value ? { data, standIns } : undefined;
	});
}
