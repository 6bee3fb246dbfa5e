/** Latent statistics of each model over the test examples: computed once, and again for a new worker or new weights. */

import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { LatentStats, ModelId, ModelInfo } from "../engine/protocol";
import { callModels, modelInfoOf, modelState, requestModels } from "./engine";
import { testCount } from "./examples";
import { perModel } from "./perModel";
import { syncLatest } from "./syncLatest";
import { workerScoped } from "./workerScoped";

/** Statistics, and the weights they belong to. */
interface Computed {
	info: ModelInfo;
	stats: LatentStats;
}

/** Dropped with the model, whose map the worker no longer has. */
const computedStats = perModel((model) => {
	const latest = workerScoped<Computed>();
	effect(() => {
		if (modelState(model).value.status === "absent") latest.clear();
	});
	return latest;
});

/** Still of the previous weights for a moment after new ones were loaded, if their codes have the same shape. */
export const latentStatsOf = perModel<ReadonlySignal<LatentStats | undefined>>((model) =>
	computed(() => {
		const [found, info] = [computedStats(model).current.value, modelInfoOf(model)];
		return found && String(found.info.codeShape) === String(info?.codeShape) ? found.stats : undefined;
	}),
);

function isCurrent(model: ModelId): boolean {
	const info = modelInfoOf(model);
	return info !== undefined && computedStats(model).current.value?.info === info;
}

/** Keeps the statistics of the model that `currentModel` returns, if any, up to date. */
export function syncLatentStats(currentModel: () => ModelId | undefined): () => void {
	// Not in the request below, which is sent again when the model has failed, and would load it forever.
	const endLoading = effect(() => {
		const model = currentModel();
		if (model !== undefined) requestModels([model]);
	});
	const endSync = syncLatest(
		() => {
			const model = currentModel();
			if (model === undefined || isCurrent(model)) return undefined;
			const info = modelInfoOf(model);
			return info && testCount.value > 0 ? { model, info } : undefined;
		},
		({ model }) => callModels("computeLatentStats", { model }),
		(stats, { model, info }) => {
			computedStats(model).set({ info, stats });
		},
	);
	return () => {
		endLoading();
		endSync();
	};
}
