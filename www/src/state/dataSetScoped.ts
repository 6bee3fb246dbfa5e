/** A value that is valid only as long as its data set is shown; unlike one of a worker, it outlives the worker's death. */

import { untracked } from "@preact/signals";
import { dataSet } from "./dataSet";
import { type Scoped, scopedTo } from "./scoped";

export function dataSetScoped<T>(): Scoped<T> {
	return scopedTo(dataSet);
}

export interface DataSetSignal<T> {
	value: T;
	peek(): T;
}

/** The same as a signal, which has its first value again once another data set is shown. */
export function dataSetSignal<T>(first: T): DataSetSignal<T> {
	const scoped = dataSetScoped<{ value: T }>();
	return {
		get value(): T {
			return scoped.shown.value ? scoped.shown.value.value : first;
		},
		set value(value: T) {
			scoped.set({ value });
		},
		peek(): T {
			return untracked(() => this.value);
		},
	};
}
