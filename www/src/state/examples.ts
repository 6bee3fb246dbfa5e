/** The test examples offered as input: one of each class at a time, or ten without classes. */

import { computed, effect, signal } from "@preact/signals";
import { busyUntil } from "./busy";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import { linkedExampleIndex, padContent, pickExample } from "./drawing";
import { bindCallToWorker, callModels, engineState } from "./engine";
import { isLinkBroken } from "./urlState";

interface Example {
	index: number;
	/** undefined without labels */
	label: number | undefined;
	image: Float32Array;
}

const offered = dataSetScoped<readonly Example[]>();
/** The number of test examples that the worker has, and their labels. */
const loaded = dataSetScoped<{ count: number; labels: Uint8Array }>();
export const offeredExamples = computed(() => offered.current.value ?? []);
/** Number of test examples; 0 until they are loaded. */
export const testCount = computed(() => loaded.current.value?.count ?? 0);
const noLabels = new Uint8Array();
/** The label of every test example; empty until they are loaded, and without labels. */
export const testLabels = computed(() => loaded.current.value?.labels ?? noLabels);
export const testExamplesFailed = signal(false);

/** Groups that stand in for classes, where there are none: an example of each is offered. */
export const GROUPS_WITHOUT_CLASSES = 10;
/** For every class, the indices of its test examples; without classes, ten groups of every tenth. */
let groups: number[][] = [];
/** How often others were requested: the position in each group of the example that is offered. */
let offerRound = 0;

/** A failure is shown; that a worker was replaced meanwhile is none: the next one loads the examples itself. */
async function showFailure(task: () => Promise<void>): Promise<void> {
	const worker = engineState.peek();
	await task().catch(() => {
		if (engineState.peek() === worker) testExamplesFailed.value = true;
	});
}

export function loadTestExamples(): Promise<void> {
	testExamplesFailed.value = false;
	loaded.clear(); // a new worker has none yet
	return showFailure(load);
}

async function load(): Promise<void> {
	const [worker, call] = [engineState.peek(), bindCallToWorker()];
	const bytes = await dataSet.peek().loadIdx("test");
	const { count, labels } = await call("loadExamples", { split: "test", bytes }, [bytes.buffer as ArrayBuffer]);
	if (engineState.peek() !== worker) return;
	groups = groupByLabel(count, labels);
	loaded.set({ count, labels });
	await offerExamples();
}

/** Makes the example of that index the input. */
async function pickLinkedExample(index: number): Promise<void> {
	const [image] = index < testCount.peek() ? await testImagesOf([index]) : [];
	if (linkedExampleIndex.peek() !== index) return;
	if (image) pickExample(index, testLabels.peek()[index], image);
	else [linkedExampleIndex.value, isLinkBroken.value] = [undefined, true];
}

let pickCount = 0;

/**
 * Makes a test example the input, unless another is picked or something is drawn before its picture is there. Without its
 * worker the page says so, and the input stays as it was. Resolves to whether it has become the input.
 */
export async function pickTestExample(index: number): Promise<boolean> {
	const [before, pick] = [padContent.peek(), ++pickCount];
	const [image] = await testImagesOf([index]).catch(() => []);
	if (!image || pick !== pickCount || padContent.peek() !== before) return false;
	pickExample(index, testLabels.peek()[index], image);
	return true;
}

// A link can name an example before the examples are loaded.
effect(() => {
	const index = linkedExampleIndex.value;
	if (index === undefined || testCount.value === 0) return;
	void busyUntil(showFailure(() => pickLinkedExample(index)));
});

/** Images of the test examples with these indices. */
export async function testImagesOf(indices: number[]): Promise<Float32Array[]> {
	return (await callModels("readImages", { split: "test", indices })).images;
}

export function offerOtherExamples(): Promise<void> {
	offerRound++;
	return showFailure(offerExamples);
}

function groupByLabel(count: number, labels: Uint8Array): number[][] {
	const ofLabel = new Map<number, number[]>();
	for (let index = 0; index < count; index++) {
		const label = labels[index] ?? index % GROUPS_WITHOUT_CLASSES;
		const group = ofLabel.get(label);
		if (group) group.push(index);
		else ofLabel.set(label, [index]);
	}
	return [...ofLabel].sort(([a], [b]) => a - b).map(([, group]) => group);
}

async function offerExamples(): Promise<void> {
	if (testCount.peek() === 0) return; // they are shown as soon as they are loaded
	const picked = groups.flatMap((indices) => {
		const index = indices[offerRound % indices.length];
		return index === undefined ? [] : [{ index, label: testLabels.peek()[index] }];
	});
	const images = await testImagesOf(picked.map(({ index }) => index));
	offered.set(
		picked.flatMap((example, position) => {
			const image = images[position];
			return image ? [{ ...example, image }] : [];
		}),
	);
}
