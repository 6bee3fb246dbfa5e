/** What each model makes of the test digits: asked for once, and again of a new worker and of new weights. */

import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { LatentStats, ModelId, ModelInfo } from "../engine/protocol";
import { testLabels } from "./digits";
import { callModels, infoOf, models, needModels } from "./engine";
import { perModel } from "./perModel";
import { syncLatest } from "./syncLatest";
import { workerScoped } from "./workerScoped";

/** All that the page has. */
const COUNT = 1000;

/** A survey, and the weights that it is of. */
interface Surveyed {
	of: ModelInfo;
	survey: LatentStats;
}

/** Forgotten with the model, whose projection the worker has no more. */
const surveys = perModel((model) => {
	const surveyed = workerScoped<Surveyed>();
	effect(() => {
		if (models(model).value.status === "absent") surveyed.forget();
	});
	return surveyed;
});

/** Of other weights than the model's newest for a moment after those have come, as long as their codes have one form. */
export const latentStatsOf = perModel<ReadonlySignal<LatentStats | undefined>>((model) =>
	computed(() => {
		const [found, info] = [surveys(model).shown.value, infoOf(model)];
		return found && String(found.of.codeShape) === String(info?.codeShape) ? found.survey : undefined;
	}),
);

function isSurveyed(model: ModelId): boolean {
	const info = infoOf(model);
	return info !== undefined && surveys(model).shown.value?.of === info;
}

/** Keeps the survey of the model that `which` names, if any. */
export function syncLatentStats(which: () => ModelId | undefined): () => void {
	// Apart from the question below, which is asked again when the model has failed, and would load it again and again.
	const endLoading = effect(() => {
		const model = which();
		if (model !== undefined) needModels([model]);
	});
	const endAsking = syncLatest(
		() => {
			const model = which();
			if (model === undefined || isSurveyed(model)) return undefined;
			const of = infoOf(model);
			return of && testLabels.value.length > 0 ? { model, of } : undefined;
		},
		({ model }) => callModels("latentStats", { model, count: COUNT }),
		(survey, { model, of }) => {
			surveys(model).keep({ of, survey });
		},
	);
	return () => {
		endLoading();
		endAsking();
	};
}
