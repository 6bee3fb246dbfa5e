/** PSNR and SSIM: the best of several, and their formats. */

import type { ImageQuality } from "../../engine/protocol";
import { formatNumber } from "../../strings";

/** PSNR in dB, and SSIM. */
export type Measures = Pick<ImageQuality, "psnr" | "ssim">;

/** The highest value of each measure; they may be of different methods. */
export function bestOf(qualities: readonly Measures[]): Measures {
	return {
		psnr: Math.max(...qualities.map(({ psnr }) => psnr)),
		ssim: Math.max(...qualities.map(({ ssim }) => ssim)),
	};
}

/** In dB; infinite for a perfect copy. */
export function formatPsnr(psnr: number): string {
	return Number.isFinite(psnr) ? formatNumber(psnr, 2) : "∞";
}

export function formatSsim(ssim: number): string {
	return formatNumber(ssim, 3);
}
