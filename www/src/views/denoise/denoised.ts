/** What each method makes of the noisy picture, in step with the drawing and the noise. */

import { computed, signal } from "@preact/signals";
import type { Denoised, Method, ModelId } from "../../engine/protocol";
import { currentClient, isReady, needModels } from "../../state/engine";
import { follow } from "../../state/follow";
import { modelInput } from "../../state/results";
import { source } from "../../state/source";
import { bestOf } from "./best";
import { noise, seed } from "./state";

/** Those that were made against noise, and those that were not. */
export const restorers = ["median", "denoising-vanilla", "denoising-convolutional"] as const;
export const bystanders = ["vanilla", "convolutional", "variational-16"] as const;

const shownModels: readonly ModelId[] = ["denoising-convolutional", "denoising-vanilla", ...bystanders];

/** Empty while nothing is drawn. */
export const answers = signal<Partial<Record<Method, Denoised>>>({});
/** Of all that is shown, the noisy picture itself included. */
export const best = computed(() => bestOf(Object.values(answers.value).map(({ quality }) => quality)));

/** Returns what ends it. */
export function keepDenoised(): () => void {
	needModels(shownModels);
	return follow(
		() => {
			const methods: readonly Method[] = ["noisy", "median", ...shownModels.filter(isReady)];
			return { source: source.value, noise: noise.value, seed: seed.value, methods };
		},
		(question) => currentClient().call("denoise", question),
		(reply) => {
			modelInput.value = reply.clean;
			answers.value = Object.fromEntries(reply.answers.map((answer) => [answer.method, answer]));
		},
	);
}
