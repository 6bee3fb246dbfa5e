/** Device pixels per CSS pixel; zooming, and moving the window to another screen, change it. */

import { signal } from "@preact/signals";

export const pixelRatio = signal(devicePixelRatio);

/** A media query reports only that its own resolution no longer applies, so each change needs a new one. */
function watchPixelRatio(): void {
	matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", onChange, { once: true });
}

function onChange(): void {
	pixelRatio.value = devicePixelRatio;
	watchPixelRatio();
}

watchPixelRatio();
