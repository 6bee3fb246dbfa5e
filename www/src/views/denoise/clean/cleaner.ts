/** The model that cleans. */

import { computed, signal } from "@preact/signals";
import type { ModelId } from "../../../engine/protocol";
import { dataSet } from "../../../state/dataSet";
import { fittingOwnModels } from "../../../state/modelSelection";
import { versionOf } from "../../../state/modelVersion";
import { ownModels } from "../../../state/ownModels";

const wanted = signal<ModelId | undefined>(undefined);

const shipped: readonly ModelId[] = ["denoising-convolutional", "denoising-vanilla"];
const denoisersOf = computed(() => new Set<ModelId>(ownModels.value.filter((own) => own.denoises).map(({ id }) => id)));

/** Those that come with the data set first, then those that learnt from it, then the others; of both, denoisers first. */
export const cleaners = computed<readonly ModelId[]>(() => {
	const rank = ({ id, data }: { id: ModelId; data?: string }) =>
		Number(!denoisersOf.value.has(id)) + 2 * Number(data !== dataSet.value.id);
	const own = [...fittingOwnModels.value].sort((a, b) => rank(a) - rank(b)).map(({ id }) => id);
	return dataSet.value.models === undefined ? own : [...shipped, ...own];
});

/** A model of these pictures that has learnt to denoise; undefined while there is none, and none was chosen. */
export const cleaner = computed(() => {
	if (wanted.value !== undefined && cleaners.value.includes(wanted.value)) return wanted.value;
	const isOfThese = (id: ModelId) =>
		fittingOwnModels.value.some((own) => own.id === id && own.data === dataSet.value.id);
	return cleaners.value.find((id) => shipped.includes(id) || (denoisersOf.value.has(id) && isOfThese(id)));
});

/** Another value whenever its weights are new. */
export const weights = computed(() => cleaner.value && versionOf(cleaner.value).value);

export function chooseCleaner(id: ModelId | undefined): void {
	wanted.value = id;
}
