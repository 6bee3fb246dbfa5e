/** The section last opened, and the settings of the figures. */

import { MAX_SEED } from "../../state/freshSeed";
import { choice, linked, number } from "../../state/urlState";

export const sectionIds = ["idea", "vanilla", "convolutional", "variational", "training", "uses"] as const;
export type SectionId = (typeof sectionIds)[number];

/** The section last opened from the table of contents. */
export const section = linked<SectionId | undefined>("how", "section", undefined, choice(sectionIds));

/** Of the shipped model. */
export const FILTERS = 32;
/** Of the visitor's own, as many as Train offers. */
const MOST_FILTERS = 64;
/** Of the first convolution, counted from 1; of the last one where the model has fewer. */
export const filter = linked("how", "filter", 2, number(1, MOST_FILTERS));

export const seed = linked("how", "seed", 1, number(1, MAX_SEED));
