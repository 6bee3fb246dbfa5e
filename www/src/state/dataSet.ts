/** The data set that every view shows. Another one comes with a new models' worker, so that nothing of the last one stays. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { imageLengthOf } from "../engine/dataSpec";
import { builtInDataSets, type DataSet, mnist } from "./dataSets";
import { language } from "./language";

/** The id in the address, which dataSetInUrl.ts reads and writes; of a missing data set too. */
export const dataSetId = signal(mnist.id);
/** The visitor's own data sets, as far as they have been read from the storage; ownDataSets.ts fills it. */
export const knownOwnDataSets = signal<readonly DataSet[]>([]);

/** Whether the address names one that is not in this browser; ownDataSets.ts finds out. MNIST is shown instead. */
export const isLinkedDataSetMissing = signal(false);

export const allDataSets = computed<readonly DataSet[]>(() => [...builtInDataSets, ...knownOwnDataSets.value]);

let lastDataSet: DataSet = mnist;

/**
 * The active data set: MNIST until the visitor's own one has been read that the address names. One object for as long as its id
 * is the same.
 */
export const dataSet: ReadonlySignal<DataSet> = computed(() => {
	const found = allDataSets.value.find(({ id }) => id === dataSetId.value) ?? mnist;
	if (found.id !== lastDataSet.id) lastDataSet = found;
	return lastDataSet;
});

/** Whether MNIST is active: some texts are true of it alone. */
export const isMnist = computed(() => dataSet.value === mnist);

/** Whether one of the visitor's own data sets is active. */
export const isOwnDataSet = computed(() => dataSet.value.id.startsWith("own-"));

/** The shape of the active data set's images. */
export const imageShape = computed(() => dataSet.value.shape);
/** Number of values of one image: height · width · channels. */
export const imageLength = computed(() => imageLengthOf(dataSet.value.shape));

/** Default code size of a vanilla model: at most half as many numbers as an image has values. */
export const defaultCodeSize = computed(() => Math.min(128, Math.ceil(imageLength.value / 2)));

/** A length in pixels of a 28×28 image, in proportion to the shorter side of the active data set's images: as Rust scales mixed noise. */
export function scaledFrom28(pixels: number): number {
	const { height, width } = imageShape.value;
	return Math.round((pixels * Math.min(height, width)) / 28);
}

/** Number of all training examples. */
export const trainCount = computed(() => dataSet.value.trainCounts.at(-1) ?? 0);

/** Number of all training examples, and of each class. */
export const trainingExampleCounts = computed(() => ({
	count: trainCount.value,
	classCounts: dataSet.value.trainCountsByClass,
}));

/** The name of the class with this label. */
export function nameOfClass(label: number): string {
	return dataSet.value.classNames[language.value][label] ?? String(label);
}

/** The label of each class, ascending; empty without labels. */
export const classLabels = computed(() => Array.from({ length: dataSet.value.classCount }, (_, label) => label));
