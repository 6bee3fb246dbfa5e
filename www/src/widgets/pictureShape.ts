/** Pictures have the proportions of the images of the data set. */

import { effect } from "@preact/signals";
import { imageShape } from "../state/dataSet";

/** Images that are narrower or flatter than this are shown distorted, so that they stay visible. */
const MIN_SIDE = 1 / 3;

/** The width and height of a picture as fractions of the longer of the two. */
export function relativeSides({ width, height }: { width: number; height: number }): [number, number] {
	const longer = Math.max(width, height);
	return [Math.max(MIN_SIDE, width / longer), Math.max(MIN_SIDE, height / longer)];
}

/** Keeps the CSS properties up to date that the styles of pictures use. */
export function syncPictureShape(): void {
	effect(() => {
		const [width, height] = relativeSides(imageShape.value);
		const { style } = document.documentElement;
		style.setProperty("--picture-width", String(width));
		style.setProperty("--picture-height", String(height));
	});
}
