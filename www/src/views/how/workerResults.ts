/** What the models compute from the drawing, for the article's figures. */

import { dataSetScopedSignal } from "../../state/dataSetScoped";
import { callModels, dataSetLacksModel, isModelReady, requestModels } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { bottleneckModels } from "../../state/reconstruction";
import { modelResult, showResults } from "../../state/results";
import { syncLatest } from "../../state/syncLatest";
import { createTrace } from "../../state/trace";
import { seed } from "./state";

export const tracedVanilla = createTrace(() => "vanilla");
export const tracedConvolutional = createTrace(() => "convolutional");

function syncReconstructions(): () => void {
	requestModels(bottleneckModels);
	return syncLatest(
		() => {
			const models = bottleneckModels.filter(isModelReady);
			return models.length > 0 || bottleneckModels.every(dataSetLacksModel)
				? { source: imageSource.value, models }
				: undefined;
		},
		(request) => callModels("reconstruct", request),
		(reply, { models }) => showResults(reply, models),
	);
}

export const SAMPLE_COUNT = 8;
/** Pictures decoded from samples around the drawing's mean, one after another; undefined while there are none. */
export const posteriorSamples = dataSetScopedSignal<Float32Array | undefined>(undefined);

function syncPosteriorSamples(): () => void {
	return syncLatest(
		() => {
			const { code: mean, deviation } = modelResult("variational-16").value ?? {};
			if (!isModelReady("variational-16") || !mean || !deviation) return undefined;
			return { model: "variational-16", mean, deviation, count: SAMPLE_COUNT, seed: seed.value } as const;
		},
		(request) => callModels("samplePosterior", request),
		({ images }) => {
			posteriorSamples.value = images;
		},
	);
}

/** Returns a function that stops it. */
export function syncWorkerResults(): () => void {
	const stops = [syncReconstructions(), tracedVanilla.sync(), tracedConvolutional.sync(), syncPosteriorSamples()];
	return () => {
		for (const stop of stops) stop();
	};
}
