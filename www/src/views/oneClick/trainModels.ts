/** What is trained for the other views with one click. */

import type { ModelConfig } from "../../engine/protocol";
import { defaultCodeSize, trainCount } from "../../state/dataSet";
import type { DataSet } from "../../state/dataSets";
import { pretrainedConfigs } from "../../state/pretrainedModels";
import { type PreloadView, trainAndKeep } from "./trainAndKeep";
import { trainLink } from "./trainLink";

/** Enough for a small data set to be learnt, in about a minute of this tab. */
const STEPS = 1000;
/** Fewer, as the models have learnt from other pictures already. */
const FINE_TUNING_STEPS = 500;
const BATCH_SIZE = 64;

function linkWith(settings: Record<string, string>, steps = STEPS): string {
	return trainLink(trainCount.peek(), { steps, batchSize: BATCH_SIZE }, settings);
}

const CONVOLUTIONAL_MODEL = "convolutional_8-16";
const vanillaModel = () => `vanilla_${defaultCodeSize.peek()}`;
/** Models that reconstruct, in contrast to denoisers. */
const reconstructors = () => `${vanillaModel()} ${CONVOLUTIONAL_MODEL} variational_256-2 variational_256-16`;

/** The models that come with a data set, as Train's link writes them; a denoiser has the configuration of another, hence the set. */
function pretrainedModelsOf(data: string): string {
	const found = Object.values(pretrainedConfigs[data] ?? {});
	return [...new Set(found.flatMap(writeModel))].join(" ");
}

function writeModel(config: ModelConfig): string[] {
	switch (config.kind) {
		case "vanilla":
			return [`vanilla_${config.encoder.join("-")}`];
		case "variational":
			return [`variational_${[...config.encoder, config.latent].join("-")}`];
		case "convolutional":
			return []; // takes too long for one click
	}
}

/** The models of Reconstruct, Walk and Generate, side by side. */
export function trainModels(preloadView: PreloadView): Promise<void> {
	return trainAndKeep(preloadView, linkWith({ models: reconstructors() }));
}

/** The same, starting from the weights of those that come with another data set. */
export function fineTuneModels(preloadView: PreloadView, { id }: DataSet): Promise<void> {
	const models = pretrainedModelsOf(id);
	return trainAndKeep(preloadView, linkWith({ models, from: id }, FINE_TUNING_STEPS));
}

/** The denoisers of Denoise. */
export function trainDenoisers(preloadView: PreloadView): Promise<void> {
	return trainAndKeep(preloadView, linkWith({ models: `${vanillaModel()} ${CONVOLUTIONAL_MODEL}`, noise: "mixed" }));
}
