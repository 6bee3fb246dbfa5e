/** A new data set is shown when it is ready, unless the visitor has turned to something else meanwhile. */

import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { allDataSets, dataSet } from "../../state/dataSet";
import { chooseDataSet } from "../../state/dataSetInUrl";
import { currentSession } from "../../state/training/currentSession";

/** What must not have changed meanwhile: the chosen data set, and the training, which would end if another data set were shown. */
export function currentContext() {
	return [dataSet.peek().id, currentSession.peek()] as const;
}

/** Shows the data set, unless another was chosen or a training begun since `contextBefore`. Returns whether it is shown. */
export function showUnlessChanged(id: string, contextBefore: ReturnType<typeof currentContext>): boolean {
	const hasStayed = currentContext().every((value, index) => value === contextBefore[index]);
	if (hasStayed) chooseDataSet(id);
	return hasStayed;
}

interface UnseenDataSet<T> {
	/** What was set, while that data set exists and has not been shown; otherwise undefined. */
	readonly unseen: ReadonlySignal<T | undefined>;
	set(added: T | undefined): void;
}

/** Holds the facts about a new data set that is not shown (its id and what a message about it needs), until it is shown or gone. */
export function createUnseenDataSet<T extends { id: string }>(): UnseenDataSet<T> {
	const latest = signal<T | undefined>(undefined);
	const exists = () => allDataSets.value.some(({ id }) => id === latest.value?.id);
	effect(() => {
		if (latest.value?.id === dataSet.value.id) latest.value = undefined;
	});
	return {
		unseen: computed(() => (exists() ? latest.value : undefined)),
		set(added) {
			latest.value = added;
		},
	};
}
