/** The measures of the loss chart; `offeredMeasures` says which of them apply. `error` is the squared error of the test examples. */

export const measures = ["loss", "reconstruction", "kl", "error"] as const;
export type Measure = (typeof measures)[number];
