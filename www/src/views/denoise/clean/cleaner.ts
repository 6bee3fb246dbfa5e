/** The model that cleans the visitor's pictures: a denoiser, or another autoencoder. */

import { computed, signal } from "@preact/signals";
import type { ModelId } from "../../../engine/protocol";
import { dataSet } from "../../../state/dataSet";
import { compatibleOwnModels } from "../../../state/modelSelection";
import { weightsVersionOf } from "../../../state/modelVersion";
import { ownModels } from "../../../state/ownModels";

const chosenCleaner = signal<ModelId | undefined>(undefined);

const pretrained: readonly ModelId[] = ["denoising-convolutional", "denoising-vanilla"];
const ownDenoiserIds = computed(
	() => new Set<ModelId>(ownModels.value.filter((own) => own.denoises).map(({ id }) => id)),
);

/** Models that can be chosen, also those that have not learnt to denoise: those that come with the data set first, then those trained on it, then the others; denoisers first. */
export const cleaners = computed<readonly ModelId[]>(() => {
	const rank = ({ id, data }: { id: ModelId; data?: string }) =>
		Number(!ownDenoiserIds.value.has(id)) + 2 * Number(data !== dataSet.value.id);
	const own = [...compatibleOwnModels.value].sort((a, b) => rank(a) - rank(b)).map(({ id }) => id);
	return dataSet.value.pretrainedFolder === undefined ? own : [...pretrained, ...own];
});

/** A model of these pictures that has learnt to denoise; undefined while there is none, and none was chosen. */
export const cleaner = computed(() => {
	if (chosenCleaner.value !== undefined && cleaners.value.includes(chosenCleaner.value)) return chosenCleaner.value;
	const isTrainedOnCurrentData = (id: ModelId) =>
		compatibleOwnModels.value.some((own) => own.id === id && own.data === dataSet.value.id);
	return cleaners.value.find(
		(id) => pretrained.includes(id) || (ownDenoiserIds.value.has(id) && isTrainedOnCurrentData(id)),
	);
});

/** Has another value whenever the cleaner's weights have changed. */
export const cleanerVersion = computed(() => cleaner.value && weightsVersionOf(cleaner.value).value);

export function chooseCleaner(id: ModelId | undefined): void {
	chosenCleaner.value = id;
}
