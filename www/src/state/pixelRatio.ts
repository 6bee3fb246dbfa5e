/** How fine the screen is: zooming, and moving the window to another screen, change it. */

import { signal } from "@preact/signals";

export const pixelRatio = signal(devicePixelRatio);

/** A query only tells when its own resolution is left, so each change asks anew. */
function watch(): void {
	matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", onChange, { once: true });
}

function onChange(): void {
	pixelRatio.value = devicePixelRatio;
	watch();
}

watch();
