/** Where a data set comes without models: when another own model takes the place of a shipped one, that one is loaded again. */

import { effect } from "@preact/signals";
import { pretrainedIds } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { reloadModel } from "./engine";
import { standInFor } from "./modelVersion";
import { areOwnModelsKnown } from "./ownModels";

/** Returns a function that ends it. */
export function syncRoles(): () => void {
	// With a data set its models are loaded, and from the storage also those that are not listed yet.
	let known: { data: string; holders: readonly unknown[] } | undefined;
	return effect(() => {
		const data = dataSet.value.id;
		const holders = pretrainedIds.map((role) => standInFor(role).value);
		for (const [at, role] of pretrainedIds.entries())
			if (known?.data === data && known.holders[at] !== holders[at]) reloadModel(role);
		known = areOwnModelsKnown.value ? { data, holders } : undefined;
	});
}
