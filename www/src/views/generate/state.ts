/** What is drawn from the latent space: from which model, how far out, with which seed; and which sample is looked at. */

import { choice, linked, number } from "../../state/link";
import { SEED_END } from "../../widgets/SeedField";

export const generatorIds = ["variational-16", "variational-2"] as const;
export type GeneratorId = (typeof generatorIds)[number];
/** Numbers of a code. */
export const sizes = { "variational-16": "16", "variational-2": "2" } as const satisfies Record<GeneratorId, string>;
export const model = linked<GeneratorId>("generate", "model", "variational-16", choice(generatorIds));

/** The deviation of the normal distribution that codes are drawn from. */
export const temperatures = { min: 0.1, max: 2, step: 0.01, start: 1 };
export const temperature = linked(
	"generate",
	"temperature",
	temperatures.start,
	number(temperatures.min, temperatures.max, 2),
);

export const seed = linked("generate", "seed", 1, number(1, SEED_END));

export const COLUMNS = 6;
export const COUNT = 24;
/** Counted from 1, as on the screen. */
export const chosen = linked("generate", "sample", 1, number(1, COUNT));

/** The models without a prior, and what their codes are drawn from. */
export const plainIds = ["vanilla", "convolutional"] as const;
export type PlainId = (typeof plainIds)[number];
export const widths = ["prior", "codes"] as const;
export type Width = (typeof widths)[number];
export const width = linked<Width>("generate", "width", "prior", choice(widths));
/** Samples of each of them. */
export const PLAIN_COUNT = 12;
