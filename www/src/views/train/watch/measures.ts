/** The measures of the loss chart; `offeredMeasures` says which of them apply. */

export const measures = ["loss", "reconstruction", "kl", "error"] as const;
export type Measure = (typeof measures)[number];
