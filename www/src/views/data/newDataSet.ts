/** A new data set is shown, but does not change what is under the visitor's hands. */

import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { allDataSets, dataSet } from "../../state/dataSet";
import { chooseDataSet } from "../../state/dataSetLink";
import { currentSession } from "../../state/training/current";

/** The data set that is chosen, and the training, which would end with it. */
export function whereabouts() {
	return [dataSet.peek().id, currentSession.peek()] as const;
}

/** Shows the data set, unless another was chosen or a training begun since then. Returns whether it is shown. */
export function showUnlessMoved(id: string, since: ReturnType<typeof whereabouts>): boolean {
	const hasStayed = whereabouts().every((now, at) => now === since[at]);
	if (hasStayed) chooseDataSet(id);
	return hasStayed;
}

interface Unshown<T> {
	/** undefined where there is none */
	readonly shown: ReadonlySignal<T | undefined>;
	note(made: T | undefined): void;
}

/** What is said of a new data set that is not shown, until it is, or is gone. */
export function createUnshown<T extends { id: string }>(): Unshown<T> {
	const noted = signal<T | undefined>(undefined);
	const isThere = () => allDataSets.value.some(({ id }) => id === noted.value?.id);
	effect(() => {
		if (noted.value?.id === dataSet.value.id) noted.value = undefined;
	});
	return {
		shown: computed(() => (isThere() ? noted.value : undefined)),
		note(made) {
			noted.value = made;
		},
	};
}
