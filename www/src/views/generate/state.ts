/** What is sampled: model, temperature, seed; and which sample is selected. */

import { computed } from "@preact/signals";
import type { ModelId, OwnModelId } from "../../engine/protocol";
import { doesNotExist } from "../../state/engine";
import { MAX_SEED } from "../../state/freshSeed";
import { isPlain, isVariational, orOwnModel, ownModelCodec, usableModel } from "../../state/modelSelection";
import { choice, linked, number } from "../../state/urlState";

export const generatorIds = ["variational-2", "variational-16"] as const;
type PretrainedId = (typeof generatorIds)[number];
export type GeneratorId = PretrainedId | OwnModelId;
/** Latent dimensions. */
export const sizes = { "variational-16": "16", "variational-2": "2" } as const satisfies Record<PretrainedId, string>;
/** Selected at the start. */
export const defaultGenerator: PretrainedId = "variational-16";
export const wantedModel = linked<GeneratorId>("generate", "model", defaultGenerator, orOwnModel(choice(generatorIds)));
export const model = usableModel<PretrainedId>(wantedModel, defaultGenerator, isVariational);

/** Standard deviation of the normal distribution from which codes are sampled. */
export const temperatures = { min: 0.1, max: 2, step: 0.01, start: 1 };
export const temperature = linked(
	"generate",
	"temperature",
	temperatures.start,
	number(temperatures.min, temperatures.max, 2),
);

export const seed = linked("generate", "seed", 1, number(1, MAX_SEED));

export const COLUMNS = 6;
export const COUNT = 24;
/** Counted from 1, as displayed. */
export const chosen = linked("generate", "sample", 1, number(1, COUNT));

/** The models without a prior that come with the page; … */
export const shippedPlain = ["vanilla", "convolutional"] as const;
/** … "own" stands for one of the visitor's own. */
export const plainSlots = [...shippedPlain, "own"] as const;
export type PlainSlot = (typeof plainSlots)[number];
export const wantedPlain = linked<OwnModelId | undefined>("generate", "own", undefined, ownModelCodec);
const ownPlain = usableModel(wantedPlain, undefined, isPlain);

/** The model in that slot; undefined while no own model is selected. */
export function modelInSlot(slot: PlainSlot): ModelId | undefined {
	return slot === "own" ? ownPlain.value : slot;
}

/** Models in those slots. */
export const plainModels = computed(() => plainSlots.flatMap((slot) => modelInSlot(slot) ?? []));
/** Whether there is no model for these pictures, neither with a prior nor without. */
export const nothingToSample = computed(() => [model.value, ...plainModels.value].every(doesNotExist));

/** The distribution from which the codes of those models are sampled. */
export const codeSources = ["prior", "codes"] as const;
export type CodeSource = (typeof codeSources)[number];
export const codeSource = linked<CodeSource>("generate", "width", "prior", choice(codeSources));
/** Samples of each of these models. */
export const PLAIN_COUNT = 12;
