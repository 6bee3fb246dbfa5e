/** Announces to screen readers, once the drawing has stopped changing, which method came nearest to the clean picture. */

import { announceLater } from "../../state/announcer";
import { isEmpty } from "../../state/drawing";
import { strings } from "../../strings";
import { formatPsnr } from "./best";
import { best, resultOf, results } from "./denoised";
import { nameOf } from "./names";
import { texts } from "./texts";

export function announceResults(): void {
	const noisy = resultOf("noisy");
	const winner = results.value.find(({ quality }) => quality.psnr === best.value.psnr);
	if (isEmpty.value) announceLater(strings.value.waiting);
	else if (noisy && winner) {
		const [psnr, untouched] = [formatPsnr(winner.quality.psnr), formatPsnr(noisy.quality.psnr)];
		announceLater(texts.value.announceBest(nameOf(winner.method), psnr, untouched));
	}
}
