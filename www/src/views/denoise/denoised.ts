/** The output of each method for the noisy picture, kept up to date with the drawing and the noise. */

import { computed, effect } from "@preact/signals";
import type { Denoised, DenoiseMethod, ModelId } from "../../engine/protocol";
import { dataSetSignal } from "../../state/dataSetScoped";
import { callModels, isReady, needModels } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { modelInput } from "../../state/results";
import { syncLatest } from "../../state/syncLatest";
import { bestOf } from "./best";
import { noise, own, seed } from "./state";

/** Methods built for denoising, and models trained on clean examples only. */
export const denoisers = ["median", "denoising-vanilla", "denoising-convolutional"] as const;
export const plainModels = ["vanilla", "convolutional", "variational-16"] as const;

const shownModels = computed<readonly ModelId[]>(() => [
	"denoising-convolutional",
	"denoising-vanilla",
	...plainModels,
	...(own.value ? [own.value] : []),
]);

/** All outputs shown, including the noisy picture itself; empty while nothing is drawn. */
export const results = dataSetSignal<readonly Denoised[]>([]);
export const best = computed(() => bestOf(results.value.map(({ quality }) => quality)));

export function resultOf(method: DenoiseMethod): Denoised | undefined {
	return results.value.find((result) => result.method === method);
}

/** Returns a function that stops it. */
export function syncDenoised(): () => void {
	// Separate from the request below, which is sent again when a model has failed and would reload it over and over.
	const endLoading = effect(() => needModels(shownModels.value));
	const endSync = syncLatest(
		() => {
			const methods: readonly DenoiseMethod[] = ["noisy", "median", ...shownModels.value.filter(isReady)];
			return { source: imageSource.value, noise: noise.value, seed: seed.value, methods };
		},
		(request) => callModels("denoise", request),
		(reply) => {
			modelInput.value = reply.clean;
			results.value = reply.results;
		},
	);
	return () => {
		endLoading();
		endSync();
	};
}
