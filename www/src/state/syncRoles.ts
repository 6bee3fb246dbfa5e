/** Where a data set comes without models: when another own model takes the place of a shipped one, that one is loaded again. */

import { effect } from "@preact/signals";
import { type ModelId, type OwnModelId, pretrainedIds } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { reloadModel } from "./engine";
import { areOwnModelsKnown, ownModels } from "./ownModels";
import { newestInRole } from "./roles";

/** The own model in each place. */
type Holders = ReadonlyMap<ModelId, OwnModelId | undefined>;

function findHolders(data: string): Holders {
	return new Map(pretrainedIds.map((role) => [role, newestInRole(ownModels.value, data, role)?.id]));
}

/** Returns a function that ends it. */
export function syncRoles(): () => void {
	// With a data set its models are loaded, and from the storage also those that are not listed yet.
	let known: { data: string; holders: Holders } | undefined;
	return effect(() => {
		const { id: data, models } = dataSet.value;
		const holders = findHolders(data);
		if (models === undefined && known?.data === data) {
			for (const [role, holder] of holders) if (holder !== known.holders.get(role)) reloadModel(role);
		}
		known = areOwnModelsKnown.value ? { data, holders } : undefined;
	});
}
