/** Settings as a text, as in `28x28x1-crop-white-invert`, by which a data set remembers how its pictures were made. */

import type { PictureSettings } from "./contract";
import { MAX_SIDE, MIN_SIDE } from "./limits";

const PATTERN = /^([1-9]\d?)x([1-9]\d?)x([13])-(crop|fit)-(white|black)(-invert)?(-normalise)?$/;

function isSide(side: number): boolean {
	return Number.isInteger(side) && side >= MIN_SIDE && side <= MAX_SIDE;
}

/** Whether the worker takes them. */
export function areValidSettings({ height, width, channels }: PictureSettings): boolean {
	return isSide(height) && isSide(width) && (channels === 1 || channels === 3);
}

export function formatSettings(settings: PictureSettings): string {
	const { height, width, channels, fit, background, invert, normalise } = settings;
	const options = [fit, background, ...(invert ? ["invert"] : []), ...(normalise ? ["normalise"] : [])];
	return [`${height}x${width}x${channels}`, ...options].join("-");
}

/** undefined for any other text. */
export function parseSettings(text: string): PictureSettings | undefined {
	const [, height, width, channels, fit, background, invert, normalise] = PATTERN.exec(text) ?? [];
	const settings: PictureSettings = {
		height: Number(height),
		width: Number(width),
		channels: channels === "3" ? 3 : 1,
		fit: fit === "fit" ? "fit" : "crop",
		background: background === "black" ? "black" : "white",
		invert: invert !== undefined,
		normalise: normalise !== undefined,
	};
	return areValidSettings(settings) ? settings : undefined;
}
