/** What is trained for the other views with one click. */

import type { ModelConfig } from "../../engine/protocol";
import { trainCount, usualCode } from "../../state/dataSet";
import type { DataSet } from "../../state/dataSets";
import { shippedConfigs } from "../../state/shippedModels";
import { type Prepare, trainAndKeep } from "./trainAndKeep";
import { trainLink } from "./trainLink";

/** Enough for a small data set to be learnt, in about a minute of this tab. */
const STEPS = 1000;
/** What has been learnt from other pictures is there already. */
const FINE_TUNING_STEPS = 500;
const BATCH = 64;

function linkWith(settings: Record<string, string>, steps = STEPS): string {
	return trainLink(trainCount.peek(), { steps, batch: BATCH }, settings);
}

const CONVOLUTIONAL = "convolutional_8-16";
const vanilla = () => `vanilla_${usualCode.peek()}`;
const plain = () => `${vanilla()} ${CONVOLUTIONAL} variational_256-2 variational_256-16`;

/** The plain models that come with a data set, as Train's link writes them. */
function modelsLike(data: string): string {
	const found = Object.values(shippedConfigs[data] ?? {});
	return [...new Set(found.flatMap(writeLayers))].join(" ");
}

function writeLayers(config: ModelConfig): string[] {
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
export function trainModels(prepare: Prepare): Promise<void> {
	return trainAndKeep(prepare, linkWith({ models: plain() }));
}

/** The same, beginning with what those that come with another data set have learnt. */
export function fineTuneModels(prepare: Prepare, { id }: DataSet): Promise<void> {
	const models = modelsLike(id);
	return trainAndKeep(prepare, linkWith({ models, from: id }, FINE_TUNING_STEPS));
}

/** The denoisers of Denoise. */
export function trainDenoisers(prepare: Prepare): Promise<void> {
	return trainAndKeep(prepare, linkWith({ models: `${vanilla()} ${CONVOLUTIONAL}`, noise: "mixed" }));
}
