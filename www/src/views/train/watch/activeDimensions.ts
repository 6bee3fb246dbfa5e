/** Which latent dimensions are in use, and how long the bars of their KL divergences are. */

import type { LatentStats } from "../../../engine/protocol";

/** Variance of the posterior mean over the data above which Burda et al. (2016) call a latent unit active. */
const ACTIVE_VARIANCE = 0.01;
/** In nats: the bars' smallest scale. Without it, the largest of sixteen values next to 0 would fill its bar. */
const SMALLEST_SCALE = 1;

/** For each dimension whether it is active. */
export function activeDimensions({ codeStats }: Pick<LatentStats, "codeStats">): boolean[] {
	return Array.from(codeStats.variance, (variance) => variance > ACTIVE_VARIANCE);
}

/** The length of each dimension's bar, 0 to 1. */
export function barLengths(kl: Float32Array): number[] {
	const scale = Math.max(SMALLEST_SCALE, ...kl.filter(Number.isFinite));
	return Array.from(kl, (value) => (Number.isFinite(value) ? value / scale : 1));
}
