/** What the loss chart can show. The KL divergence and its sum with the reconstruction loss are those of variational models. */

export const measures = ["loss", "reconstruction", "kl", "error"] as const;
export type Measure = (typeof measures)[number];
