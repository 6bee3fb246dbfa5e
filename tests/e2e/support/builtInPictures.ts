/** Pictures for tests: the page's own test digits, as files of odd sizes, noisy if so wished. */

import type { Page } from "@playwright/test";
import { readDigits } from "./classifier";

const SIDE = 28;

export interface Digit {
	label: number;
	/** 0…255, 255 for ink */
	pixels: number[];
}

/** The first test digits. */
export function testDigits(count: number): Digit[] {
	const digits = readDigits("test-1000.digits").slice(0, count);
	return digits.map(({ label, pixels }) => ({ label, pixels: [...pixels] }));
}

/** Gaussian noise of a generator with a fixed seed (Box and Muller's method), cut to 0…255. */
export function noisy({ label, pixels }: Digit, sigma: number, seed: number): Digit {
	let state = seed * 2654435761 + 1;
	const uniform = () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return (state + 1) / 2 ** 32;
	};
	const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
	return { label, pixels: pixels.map((value) => Math.max(0, Math.min(255, value + 255 * sigma * normal()))) };
}

export interface Picture {
	digit: Digit;
	width: number;
	height: number;
	type: "image/png" | "image/jpeg";
}

/** Dark ink on white paper, in the encoding of each. */
export async function encodePictures(page: Page, pictures: readonly Picture[]): Promise<Buffer[]> {
	const encoded = await page.evaluate(
		async ({ pictures, side }) => {
			const base64Of = async ({ digit, width, height, type }: Picture) => {
				const image = new ImageData(side, side);
				for (const [at, value] of digit.pixels.entries())
					image.data.set([255 - value, 255 - value, 255 - value, 255], 4 * at);
				const small = new OffscreenCanvas(side, side);
				small.getContext("2d")?.putImageData(image, 0, 0);
				const large = new OffscreenCanvas(width, height);
				const context = large.getContext("2d");
				if (!context) throw new Error("no canvas");
				context.fillStyle = "#fff";
				context.fillRect(0, 0, width, height);
				const drawn = Math.min(width, height);
				context.imageSmoothingEnabled = drawn !== side;
				context.drawImage(small, (width - drawn) / 2, (height - drawn) / 2, drawn, drawn);
				const bytes = new Uint8Array(await (await large.convertToBlob({ type, quality: 0.95 })).arrayBuffer());
				return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
			};
			return Promise.all(pictures.map(base64Of));
		},
		{ pictures, side: SIDE },
	);
	return encoded.map((text) => Buffer.from(text, "base64"));
}
