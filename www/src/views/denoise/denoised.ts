/** The output of each method for the noisy picture, kept up to date with the drawing and the noise. */

import { computed, effect } from "@preact/signals";
import type { Denoised, DenoiseMethod, ModelId } from "../../engine/protocol";
import { dataSetScopedSignal } from "../../state/dataSetScoped";
import { callModels, isModelReady, requestModels } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { modelInput } from "../../state/results";
import { syncLatest } from "../../state/syncLatest";
import { bestOf } from "./best";
import { noise, ownModel, seed } from "./state";

/** Methods built for denoising, and models trained on clean examples only. */
export const denoisers = ["median", "denoising-vanilla", "denoising-convolutional"] as const;
export const plainModels = ["vanilla", "convolutional", "variational-16"] as const;

const shownModels = computed<readonly ModelId[]>(() => [
	"denoising-convolutional",
	"denoising-vanilla",
	...plainModels,
	...(ownModel.value ? [ownModel.value] : []),
]);

/** All outputs shown, including the noisy picture itself; empty while nothing is drawn. */
export const denoisedResults = dataSetScopedSignal<readonly Denoised[]>([]);
export const bestQuality = computed(() => bestOf(denoisedResults.value.map(({ quality }) => quality)));

export function denoisedBy(method: DenoiseMethod): Denoised | undefined {
	return denoisedResults.value.find((result) => result.method === method);
}

/** Returns a function that stops it. */
export function syncDenoised(): () => void {
	// Separate from the request below, which is sent again when a model has failed and would reload it over and over.
	const stopLoading = effect(() => requestModels(shownModels.value));
	const stopSync = syncLatest(
		() => {
			const methods: readonly DenoiseMethod[] = ["noisy", "median", ...shownModels.value.filter(isModelReady)];
			return { source: imageSource.value, noise: noise.value, seed: seed.value, methods };
		},
		(request) => callModels("corruptAndDenoise", request),
		(reply) => {
			modelInput.value = reply.clean;
			denoisedResults.value = reply.results;
		},
	);
	return () => {
		stopLoading();
		stopSync();
	};
}
