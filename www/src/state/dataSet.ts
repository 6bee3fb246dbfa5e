/** The data set that every view shows. Another one comes with a new models' worker, so that nothing of the last one stays. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { lengthOf } from "../engine/dataForm";
import { builtIns, type DataSet, mnist } from "./dataSets";
import { language } from "./language";

/** Named in the link, by dataSetLink.ts. */
export const dataSetId = signal(mnist.id);
/** The visitor's own ones, as far as they are known; ownDataSets.ts fills it. */
export const own = signal<readonly DataSet[]>([]);

/** Whether the link names one that is not in this browser; ownDataSets.ts finds out. The digits stand in for it. */
export const isLinkedDataSetMissing = signal(false);

export const allDataSets = computed<readonly DataSet[]>(() => [...builtIns, ...own.value]);

let last: DataSet = mnist;

/** The digits until the visitor's own one is known that a link names. The same object for as long as its id is the same. */
export const dataSet: ReadonlySignal<DataSet> = computed(() => {
	const found = allDataSets.value.find(({ id }) => id === dataSetId.value) ?? mnist;
	if (found.id !== last.id) last = found;
	return last;
});

/** Whether it is the one with which the page starts, of which the page says more than is true of any. */
export const isMnist = computed(() => dataSet.value === mnist);

/** Whether it is one of the visitor's own. */
export const isOwnDataSet = computed(() => dataSet.value.id.startsWith("own-"));

/** The shape of its images. */
export const imageShape = computed(() => dataSet.value.shape);
/** Number of values of an image. */
export const imageLength = computed(() => lengthOf(dataSet.value.shape));

/** The code of a plain model to begin with: at most half as many numbers as an image has values. */
export const usualCode = computed(() => Math.min(128, Math.ceil(imageLength.value / 2)));

/** So many pixels of an image of 28×28, in proportion to the shorter side of these: as Rust's mixture of noise has them. */
export function scaled(pixels: number): number {
	const { height, width } = imageShape.value;
	return Math.round((pixels * Math.min(height, width)) / 28);
}

/** Number of all training examples. */
export const trainCount = computed(() => dataSet.value.trainCounts.at(-1) ?? 0);

/** What a form needs to know of them. */
export const trainingExamples = computed(() => ({ count: trainCount.value, classCounts: dataSet.value.classCounts }));

/** What a label means. */
export function className(label: number): string {
	return dataSet.value.classNames[language.value][label] ?? String(label);
}

/** The labels of its examples, ascending. */
export const labels = computed(() => Array.from({ length: dataSet.value.classes }, (_, label) => label));
