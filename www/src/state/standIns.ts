/** Which of the visitor's own models stands in for a pretrained one, for data sets without pretrained models. */

import type { ModelId } from "../engine/protocol";
import type { StoredModel } from "./records";

/** The pretrained model that an own model can stand in for; undefined for other code sizes, for which the views have no sliders. */
export function pretrainedCounterpartOf({
	config,
	denoises,
}: Pick<StoredModel, "config" | "denoises">): ModelId | undefined {
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
 * Of the models that learnt from this data set, the one that stands in for the pretrained one: the newest, but one that has
 * learnt all classes before any other.
 */
export function newestStandIn(
	models: readonly StoredModel[],
	data: string,
	pretrained: ModelId,
): StoredModel | undefined {
	const fitting = models.filter((model) => model.data === data && pretrainedCounterpartOf(model) === pretrained);
	const hasLearntAll = ({ without = [] }: StoredModel) => Number(without.length === 0);
	return fitting.sort((a, b) => hasLearntAll(b) - hasLearntAll(a) || b.made - a.made)[0];
}
