/** Pictures have the proportions of the images of the data set. */

import { effect } from "@preact/signals";
import { imageShape } from "../state/dataSet";

/** Narrower images are shown less narrow, so that something of them is seen. */
const NARROWEST = 1 / 3;

/** The sides of a picture, in parts of the longer one. */
export function sidesOf({ width, height }: { width: number; height: number }): [number, number] {
	const longer = Math.max(width, height);
	return [Math.max(NARROWEST, width / longer), Math.max(NARROWEST, height / longer)];
}

/** Keeps the properties that the styles of pictures use. */
export function syncPictureShape(): void {
	effect(() => {
		const [width, height] = sidesOf(imageShape.value);
		const { style } = document.documentElement;
		style.setProperty("--picture-width", String(width));
		style.setProperty("--picture-height", String(height));
	});
}
