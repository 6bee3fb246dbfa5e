/** A value that is valid only as long as its data set is shown; unlike one of a worker, it outlives the worker's death. */

import { untracked } from "@preact/signals";
import { dataSet } from "./dataSet";
import { type Scoped, signalScopedTo } from "./scoped";

export function dataSetScoped<T>(): Scoped<T> {
	return signalScopedTo(dataSet);
}

export interface DataSetScopedSignal<T> {
	value: T;
	peek(): T;
}

/** A signal that has its initial value again once another data set is shown. */
export function dataSetScopedSignal<T>(initial: T): DataSetScopedSignal<T> {
	const scoped = dataSetScoped<{ value: T }>();
	return {
		get value(): T {
			return scoped.current.value ? scoped.current.value.value : initial;
		},
		set value(value: T) {
			scoped.set({ value });
		},
		peek(): T {
			return untracked(() => this.value);
		},
	};
}
