/** Announces to screen readers, once the drawing has stopped changing, which method came nearest to the clean picture. */

import { announceLater } from "../../state/announcer";
import { isPadEmpty } from "../../state/drawing";
import { strings } from "../../strings";
import { formatPsnr } from "./best";
import { bestQuality, denoisedBy, denoisedResults } from "./denoised";
import { methodName } from "./names";
import { texts } from "./texts";

export function announceResults(): void {
	const noisy = denoisedBy("noisy");
	const nearest = denoisedResults.value.find(({ quality }) => quality.psnr === bestQuality.value.psnr);
	if (isPadEmpty.value) announceLater(strings.value.waiting);
	else if (noisy && nearest) {
		const [psnr, noisyPsnr] = [formatPsnr(nearest.quality.psnr), formatPsnr(noisy.quality.psnr)];
		announceLater(texts.value.announceBest(methodName(nearest.method), psnr, noisyPsnr));
	}
}
