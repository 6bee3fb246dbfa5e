/** What the loss chart can show; `applicableMetrics` says which of them apply. `error` is the squared error of the test examples. */

export const metrics = ["loss", "reconstruction", "kl", "error"] as const;
export type Metric = (typeof metrics)[number];
