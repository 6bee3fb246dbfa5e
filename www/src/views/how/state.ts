/** The section last opened, and the settings of the figures. */

import { MAX_SEED } from "../../state/freshSeed";
import { choiceCodec, numberCodec, urlSignal } from "../../state/urlState";

export const sectionIds = ["idea", "vanilla", "convolutional", "variational", "training", "uses"] as const;
export type SectionId = (typeof sectionIds)[number];

/** The section last opened from the table of contents. */
export const linkedSection = urlSignal<SectionId | undefined>("how", "section", undefined, choiceCodec(sectionIds));

/** Filters of the first convolution of the pretrained model. */
export const PRETRAINED_FILTER_COUNT = 32;
/** Of the visitor's own models, as many as Train offers. */
const MAX_FILTER_COUNT = 64;
/** The filter of the first convolution that is shown, counted from 1; the last one where the model has fewer. */
export const selectedFilter = urlSignal("how", "filter", 2, numberCodec(1, MAX_FILTER_COUNT));

export const seed = urlSignal("how", "seed", 1, numberCodec(1, MAX_SEED));
