/** A classifier independent of the models: the five nearest of 5,000 real digits, by Euclidean distance. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const SIZE = 784;
const NEIGHBOURS = 5;

export interface Labelled {
	label: number;
	pixels: Uint8Array;
}

/** An IDX file of images with an IDX file of labels behind it, as the page's build makes them. */
export function readDigits(name: string): Labelled[] {
	const bytes = gunzipSync(readFileSync(join(__dirname, "../../../dist/data", name)));
	const count = bytes.readUInt32BE(4);
	const labels = 16 + count * SIZE + 8;
	return Array.from({ length: count }, (_, index) => ({
		label: bytes[labels + index] ?? -1,
		pixels: bytes.subarray(16 + index * SIZE, 16 + (index + 1) * SIZE),
	}));
}

let known: Labelled[] | undefined;

function squaredDistance(picture: Float64Array, pixels: Uint8Array): number {
	let sum = 0;
	for (let at = 0; at < SIZE; at++) sum += ((picture[at] ?? 0) - (pixels[at] ?? 0) / 255) ** 2;
	return sum;
}

/** The digit that most of the nearest neighbours show; the nearest decides between equals. */
export function classify(picture: Float64Array): number {
	known ??= [...readDigits("test-1000.digits"), ...readDigits("train-4000.digits")];
	const votes = new Map<number, number>();
	known
		.map(({ label, pixels }) => ({ label, distance: squaredDistance(picture, pixels) }))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, NEIGHBOURS)
		.forEach(({ label }) => {
			votes.set(label, (votes.get(label) ?? 0) + 1);
		});
	const [winner = -1] = [...votes].sort(([, a], [, b]) => b - a)[0] ?? [];
	return winner;
}
