/** What each method makes of the noisy picture, in step with the drawing and the noise. */

import { computed, effect, signal } from "@preact/signals";
import type { Denoised, DenoiseMethod, ModelId } from "../../engine/protocol";
import { currentClient, isReady, needModels } from "../../state/engine";
import { modelInput } from "../../state/results";
import { source } from "../../state/source";
import { syncLatest } from "../../state/syncLatest";
import { bestOf } from "./best";
import { noise, own, seed } from "./state";

/** Those that were made against noise, and those that were not. */
export const denoisers = ["median", "denoising-vanilla", "denoising-convolutional"] as const;
export const plainModels = ["vanilla", "convolutional", "variational-16"] as const;

const shownModels = computed<readonly ModelId[]>(() => [
	"denoising-convolutional",
	"denoising-vanilla",
	...plainModels,
	...(own.value ? [own.value] : []),
]);

/** Of all that is shown, the noisy picture itself included; empty while nothing is drawn. */
export const answers = signal<readonly Denoised[]>([]);
export const best = computed(() => bestOf(answers.value.map(({ quality }) => quality)));

export function answerOf(method: DenoiseMethod): Denoised | undefined {
	return answers.value.find((answer) => answer.method === method);
}

/** Returns what ends it. */
export function syncDenoised(): () => void {
	// Apart from the question below, which is asked again when a model has failed, and would load it again and again.
	const endLoading = effect(() => needModels(shownModels.value));
	const endAsking = syncLatest(
		() => {
			const methods: readonly DenoiseMethod[] = ["noisy", "median", ...shownModels.value.filter(isReady)];
			return { source: source.value, noise: noise.value, seed: seed.value, methods };
		},
		(question) => currentClient().call("denoise", question),
		(reply) => {
			modelInput.value = reply.clean;
			answers.value = reply.answers;
		},
	);
	return () => {
		endLoading();
		endAsking();
	};
}
