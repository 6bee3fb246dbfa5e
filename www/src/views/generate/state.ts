/** What is sampled: model, temperature, seed; and which sample is selected. */

import { computed } from "@preact/signals";
import type { ModelId, OwnModelId } from "../../engine/protocol";
import { dataSetLacksModel } from "../../state/engine";
import { MAX_SEED } from "../../state/freshSeed";
import { isDeterministic, isVariational, ownModelCodec, usableModel, withOwnModels } from "../../state/modelSelection";
import { choiceCodec, numberCodec, urlSignal } from "../../state/urlState";

export const generatorIds = ["variational-2", "variational-16"] as const;
type PretrainedId = (typeof generatorIds)[number];
export type GeneratorId = PretrainedId | OwnModelId;
/** Number of latent dimensions, as text. */
export const latentSizes = { "variational-16": "16", "variational-2": "2" } as const satisfies Record<
	PretrainedId,
	string
>;
/** Selected at the start. */
export const defaultGenerator: PretrainedId = "variational-16";
export const wantedModel = urlSignal<GeneratorId>(
	"generate",
	"model",
	defaultGenerator,
	withOwnModels(choiceCodec(generatorIds)),
);
export const generatorModel = usableModel<PretrainedId>(wantedModel, defaultGenerator, isVariational);

/** Standard deviation of the normal distribution from which codes are sampled. */
export const temperatureRange = { min: 0.1, max: 2, step: 0.01, start: 1 };
export const temperature = urlSignal(
	"generate",
	"temperature",
	temperatureRange.start,
	numberCodec(temperatureRange.min, temperatureRange.max, 2),
);

export const seed = urlSignal("generate", "seed", 1, numberCodec(1, MAX_SEED));

export const GRID_COLUMNS = 6;
export const SAMPLE_COUNT = 24;
/** The number of the selected sample, counted from 1 as displayed. */
export const chosenSample = urlSignal("generate", "sample", 1, numberCodec(1, SAMPLE_COUNT));

/** The models without a prior that come with the page. */
export const pretrainedPlainIds = ["vanilla", "convolutional"] as const;
/** These, and one of the visitor's own. */
export const plainSlots = [...pretrainedPlainIds, "own"] as const;
export type PlainSlot = (typeof plainSlots)[number];
export const wantedOwnPlain = urlSignal<OwnModelId | undefined>("generate", "own", undefined, ownModelCodec);
const usableOwnPlain = usableModel(wantedOwnPlain, undefined, isDeterministic);

/** The model in that slot; undefined while no own model is selected. */
export function modelInSlot(slot: PlainSlot): ModelId | undefined {
	return slot === "own" ? usableOwnPlain.value : slot;
}

/** Models in those slots. */
export const plainModels = computed(() => plainSlots.flatMap((slot) => modelInSlot(slot) ?? []));
/** Whether there is no model for these pictures, neither with a prior nor without. */
export const areAllModelsMissing = computed(() =>
	[generatorModel.value, ...plainModels.value].every(dataSetLacksModel),
);

/**
 * The distributions from which codes of models without a prior are sampled. `prior`: the standard normal distribution; `codes`: the normal
 * distribution with the mean and standard deviation of the model's codes.
 */
export const codeDistributions = ["prior", "codes"] as const;
export type CodeDistribution = (typeof codeDistributions)[number];
export const codeDistribution = urlSignal<CodeDistribution>(
	"generate",
	"width",
	"prior",
	choiceCodec(codeDistributions),
);
/** Number of samples of each of these models. */
export const PLAIN_SAMPLE_COUNT = 12;
