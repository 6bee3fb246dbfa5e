/** What is drawn from the latent space: from which model, how far out, with which seed; and which sample is looked at. */

import type { ModelId, OwnId } from "../../engine/protocol";
import { isPlain, isVariational, orOwn, ownCodec, usable } from "../../state/modelSelection";
import { choice, linked, number } from "../../state/urlState";
import { MAX_SEED } from "../../widgets/SeedField";

export const generatorIds = ["variational-2", "variational-16"] as const;
type ShippedId = (typeof generatorIds)[number];
export type GeneratorId = ShippedId | OwnId;
/** Numbers of a code. */
export const sizes = { "variational-16": "16", "variational-2": "2" } as const satisfies Record<ShippedId, string>;
/** What the view starts with. */
export const defaultGenerator: ShippedId = "variational-16";
export const wantedModel = linked<GeneratorId>("generate", "model", defaultGenerator, orOwn(choice(generatorIds)));
export const model = usable<ShippedId>(wantedModel, defaultGenerator, isVariational);

/** The deviation of the normal distribution that codes are drawn from. */
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
/** Counted from 1, as on the screen. */
export const chosen = linked("generate", "sample", 1, number(1, COUNT));

/** The places of the models without a prior; the last is for one of the visitor's own. */
export const places = ["vanilla", "convolutional", "own"] as const;
export type Place = (typeof places)[number];
export const wantedPlain = linked<OwnId | undefined>("generate", "own", undefined, ownCodec);
const ownPlain = usable(wantedPlain, undefined, isPlain);

/** The model in that place; undefined while none of the visitor's own is chosen. */
export function plainAt(place: Place): ModelId | undefined {
	return place === "own" ? ownPlain.value : place;
}

/** What the codes of those models are drawn from. */
export const widths = ["prior", "codes"] as const;
export type Width = (typeof widths)[number];
export const width = linked<Width>("generate", "width", "prior", choice(widths));
/** Samples of each of them. */
export const PLAIN_COUNT = 12;
