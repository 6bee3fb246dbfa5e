/** The test examples offered as input: one of each class at a time, or ten without classes. */

import { computed, effect, signal } from "@preact/signals";
import { busyUntil } from "./busy";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import { linkedExample, pickExample, subject } from "./drawing";
import { callModels, callsOfWorker, engine } from "./engine";
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

/** Groups that stand in for classes, where there are none: an example of each is offered. */
export const GROUPS_WITHOUT_CLASSES = 10;
/** For every class, the indices of its examples in the file; without classes, ten groups of every tenth. */
let groups: number[][] = [];
/** Which example of each group is offered: the next one at each request for others. */
let turn = 0;

/** A failure is shown; that a worker was replaced meanwhile is none: the next one loads the examples itself. */
async function showFailure(task: () => Promise<void>): Promise<void> {
	const worker = engine.peek();
	await task().catch(() => {
		if (engine.peek() === worker) examplesFailed.value = true;
	});
}

export function loadExamples(): Promise<void> {
	examplesFailed.value = false;
	loaded.clear(); // a new worker has none yet
	return showFailure(load);
}

async function load(): Promise<void> {
	const [worker, call] = [engine.peek(), callsOfWorker()];
	const bytes = await dataSet.peek().bytesOf("test");
	const { count, labels } = await call("loadExamples", { part: "test", bytes }, [bytes.buffer as ArrayBuffer]);
	if (engine.peek() !== worker) return;
	groups = groupsOf(count, labels);
	loaded.set({ count, labels });
	await showExamples();
}

/** Makes the example of that index the input. */
async function pickLinked(index: number): Promise<void> {
	const [image] = index < testCount.peek() ? await imagesOf([index]) : [];
	if (linkedExample.peek() !== index) return;
	if (image) pickExample(index, testLabels.peek()[index], image);
	else [linkedExample.value, brokenLink.value] = [undefined, true];
}

let pickCount = 0;

/**
 * Makes a test example the input, unless another is picked or something is drawn before its picture is there. Without its
 * worker the page says so, and the input stays as it was. Resolves to whether it has become the input.
 */
export async function pickTestExample(index: number): Promise<boolean> {
	const [before, pick] = [subject.peek(), ++pickCount];
	const [image] = await imagesOf([index]).catch(() => []);
	if (!image || pick !== pickCount || subject.peek() !== before) return false;
	pickExample(index, testLabels.peek()[index], image);
	return true;
}

// A link can name an example before the examples are loaded.
effect(() => {
	const index = linkedExample.value;
	if (index === undefined || testCount.value === 0) return;
	void busyUntil(showFailure(() => pickLinked(index)));
});

export async function imagesOf(indices: number[]): Promise<Float32Array[]> {
	return (await callModels("examples", { part: "test", indices })).images;
}

export function otherExamples(): Promise<void> {
	turn++;
	return showFailure(showExamples);
}

function groupsOf(count: number, labels: Uint8Array): number[][] {
	const ofLabel = new Map<number, number[]>();
	for (let index = 0; index < count; index++) {
		const label = labels[index] ?? index % GROUPS_WITHOUT_CLASSES;
		const group = ofLabel.get(label);
		if (group) group.push(index);
		else ofLabel.set(label, [index]);
	}
	return [...ofLabel].sort(([a], [b]) => a - b).map(([, group]) => group);
}

async function showExamples(): Promise<void> {
	if (testCount.peek() === 0) return; // they are shown as soon as they are loaded
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
