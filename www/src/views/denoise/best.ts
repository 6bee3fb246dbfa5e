/** The two measures: which is the best of several, and how they are written. */

import type { Quality } from "../../engine/protocol";
import { formatNumber } from "../../strings";

export type Measures = Pick<Quality, "psnr" | "ssim">;

/** The highest of each measure, which need not be one method's. */
export function bestOf(qualities: readonly Measures[]): Measures {
	return {
		psnr: Math.max(...qualities.map(({ psnr }) => psnr)),
		ssim: Math.max(...qualities.map(({ ssim }) => ssim)),
	};
}

/** In dB; a perfect copy has infinitely many. */
export function formatPsnr(psnr: number): string {
	return Number.isFinite(psnr) ? formatNumber(psnr, 2) : "∞";
}

export function formatSsim(ssim: number): string {
	return formatNumber(ssim, 3);
}
