/** The test digits offered as input: ten at a time, one of each class. */

import { effect, signal } from "@preact/signals";
import { fetchDigits } from "../engine/client";
import { linkedDigit, pickDigit } from "./drawing";
import { callModels, engine } from "./engine";
import { brokenLink } from "./urlState";

interface Digit {
	index: number;
	label: number;
	image: Float32Array;
}

export const digits = signal<readonly Digit[]>([]);
/** The label of every test digit; empty until they are loaded. */
export const testLabels = signal<Uint8Array>(new Uint8Array());
export const digitsFailed = signal(false);

const classes = Array.from({ length: 10 }, (_, label) => label);
/** For every class, the indices of its digits in the file. */
let byClass: number[][] = [];
let turn = 0;

export async function loadDigits(): Promise<void> {
	const worker = engine.peek();
	digitsFailed.value = false;
	testLabels.value = new Uint8Array(); // a new worker has none yet
	try {
		const bytes = await fetchDigits("data/test-1000.digits");
		const request = { set: "test", bytes } as const;
		const { labels } = await callModels("loadDigits", request, [bytes.buffer as ArrayBuffer]);
		if (engine.peek() !== worker) return; // the new worker loads them itself
		byClass = classes.map((label) => Array.from(labels.keys()).filter((index) => labels[index] === label));
		testLabels.value = labels;
		await showDigits();
	} catch {
		if (engine.peek() === worker) digitsFailed.value = true;
	}
}

/** Makes the digit of that index the input. */
async function pickLinked(index: number): Promise<void> {
	const label = testLabels.peek()[index];
	const [image] = label === undefined ? [] : await imagesOf([index]);
	if (linkedDigit.peek() !== index) return;
	if (label !== undefined && image) pickDigit(index, label, image);
	else [linkedDigit.value, brokenLink.value] = [undefined, true];
}

// A link can name a digit before the digits are loaded.
effect(() => {
	const index = linkedDigit.value;
	if (index === undefined || testLabels.value.length === 0) return;
	pickLinked(index).catch(() => {
		digitsFailed.value = true;
	});
});

export async function imagesOf(indices: number[]): Promise<Float32Array[]> {
	return (await callModels("digits", { set: "test", indices })).images;
}

export async function otherDigits(): Promise<void> {
	turn++;
	await showDigits().catch(() => {
		digitsFailed.value = true;
	});
}

async function showDigits(): Promise<void> {
	const picked = byClass.flatMap((indices, label) => {
		const index = indices[turn % indices.length];
		return index === undefined ? [] : [{ index, label }];
	});
	const images = await imagesOf(picked.map(({ index }) => index));
	digits.value = picked.flatMap((digit, at) => {
		const image = images[at];
		return image ? [{ ...digit, image }] : [];
	});
}
