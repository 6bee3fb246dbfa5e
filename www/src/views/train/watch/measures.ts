/** The measures that the loss chart can show; `kl` applies to variational models only. */

export const measures = ["loss", "reconstruction", "kl", "error"] as const;
export type Measure = (typeof measures)[number];
