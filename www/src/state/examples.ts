/** The test examples offered as input: ten at a time, one of each class. */

import { computed, effect, signal } from "@preact/signals";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import { linkedExample, pickExample } from "./drawing";
import { callModels, engine } from "./engine";
import { brokenLink } from "./urlState";

interface Example {
	index: number;
	/** undefined without labels */
	label: number | undefined;
	image: Float32Array;
}

const offered = dataSetScoped<readonly Example[]>();
const loaded = dataSetScoped<{ count: number; labels: Uint8Array }>();
export const examples = computed(() => offered.shown.value ?? []);
/** Number of test examples; 0 until they are loaded. */
export const testCount = computed(() => loaded.shown.value?.count ?? 0);
const noLabels = new Uint8Array();
/** The label of every test example; empty until they are loaded, and without labels. */
export const testLabels = computed(() => loaded.shown.value?.labels ?? noLabels);
export const examplesFailed = signal(false);

/** Examples offered at once, where they have no classes. */
const OFFERED = 10;
/** For every class, the indices of its examples in the file; without classes, some of every tenth. */
let groups: number[][] = [];
let turn = 0;

export async function loadExamples(): Promise<void> {
	const worker = engine.peek();
	examplesFailed.value = false;
	loaded.clear(); // a new worker has none yet
	try {
		const bytes = await dataSet.peek().bytesOf("test");
		const request = { part: "test", bytes } as const;
		const { count, labels } = await callModels("loadExamples", request, [bytes.buffer as ArrayBuffer]);
		if (engine.peek() !== worker) return; // the new worker loads them itself
		groups = groupsOf(count, labels);
		loaded.set({ count, labels });
		await showExamples();
	} catch {
		if (engine.peek() === worker) examplesFailed.value = true;
	}
}

/** Makes the example of that index the input. */
async function pickLinked(index: number): Promise<void> {
	const [image] = index < testCount.peek() ? await imagesOf([index]) : [];
	if (linkedExample.peek() !== index) return;
	if (image) pickExample(index, testLabels.peek()[index], image);
	else [linkedExample.value, brokenLink.value] = [undefined, true];
}

// A link can name an example before the examples are loaded.
effect(() => {
	const index = linkedExample.value;
	if (index === undefined || testCount.value === 0) return;
	pickLinked(index).catch(() => {
		examplesFailed.value = true;
	});
});

export async function imagesOf(indices: number[]): Promise<Float32Array[]> {
	return (await callModels("examples", { part: "test", indices })).images;
}

export async function otherExamples(): Promise<void> {
	turn++;
	await showExamples().catch(() => {
		examplesFailed.value = true;
	});
}

function groupsOf(count: number, labels: Uint8Array): number[][] {
	const groupOf = (index: number) => labels[index] ?? index % OFFERED;
	const numbers = labels.length > 0 ? [...new Set(labels)].sort((a, b) => a - b) : [...Array(OFFERED).keys()];
	const indices = [...Array(count).keys()];
	return numbers.map((group) => indices.filter((index) => groupOf(index) === group));
}

async function showExamples(): Promise<void> {
	const picked = groups.flatMap((indices) => {
		const index = indices[turn % indices.length];
		return index === undefined ? [] : [{ index, label: testLabels.peek()[index] }];
	});
	const images = await imagesOf(picked.map(({ index }) => index));
	offered.set(
		picked.flatMap((example, at) => {
			const image = images[at];
			return image ? [{ ...example, image }] : [];
		}),
	);
}
