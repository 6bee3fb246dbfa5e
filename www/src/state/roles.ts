/** Which of the visitor's models takes the place of a shipped one, for pictures that come without models. */

import type { ModelId } from "../engine/protocol";
import type { StoredModel } from "./records";

/** The shipped model that it resembles; undefined for other code sizes, for which the views have no sliders. */
export function roleOf({ config, denoises }: Pick<StoredModel, "config" | "denoises">): ModelId | undefined {
	switch (config.kind) {
		case "vanilla":
			return denoises ? "denoising-vanilla" : "vanilla";
		case "convolutional":
			return denoises ? "denoising-convolutional" : "convolutional";
		case "variational":
			return ({ 2: "variational-2", 16: "variational-16" } as const)[config.latent];
	}
}

/**
 * Of these models that learnt from the images of that data set, the one that takes the place of the shipped one: the newest, but
 * one that has learnt all classes before any other.
 */
export function newestInRole(models: readonly StoredModel[], data: string, role: ModelId): StoredModel | undefined {
	const fitting = models.filter((model) => model.data === data && roleOf(model) === role);
	const hasLearntAll = ({ without = [] }: StoredModel) => Number(without.length === 0);
	return fitting.sort((a, b) => hasLearntAll(b) - hasLearntAll(a) || b.made - a.made)[0];
}
