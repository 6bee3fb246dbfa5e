/** The test digits that can be picked: ten at a time, one of each class. */

import { signal } from "@preact/signals";
import { fetchBytes } from "../engine/client";
import { currentClient } from "./engine";

interface Digit {
	index: number;
	label: number;
	image: Float32Array;
}

export const digits = signal<readonly Digit[]>([]);
export const digitCount = signal(0);
export const digitsFailed = signal(false);

const classes = Array.from({ length: 10 }, (_, label) => label);
/** For every class, where its digits stand in the file. */
let byClass: number[][] = [];
let turn = 0;

export async function loadDigits(): Promise<void> {
	digitsFailed.value = false;
	try {
		const bytes = await fetchBytes("data/test-1000.digits");
		const { labels } = await currentClient().call("loadDigits", { bytes }, [bytes.buffer as ArrayBuffer]);
		byClass = classes.map((label) => Array.from(labels.keys()).filter((index) => labels[index] === label));
		digitCount.value = labels.length;
		await showDigits();
	} catch {
		digitsFailed.value = true;
	}
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
	const { images } = await currentClient().call("digits", { indices: picked.map(({ index }) => index) });
	digits.value = picked.flatMap((digit, at) => {
		const image = images[at];
		return image ? [{ ...digit, image }] : [];
	});
}
