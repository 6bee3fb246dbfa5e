/** A value that is valid only as long as what it was computed for: a worker, or a data set. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";

export interface Scoped<T> {
	/** the value; undefined until one is set, and again once `owner` has changed */
	current: ReadonlySignal<T | undefined>;
	set(value: T): void;
	clear(): void;
}

/** Computed instead of reset, so that no stale value is seen, in whatever order effects run. */
export function signalScopedTo<T>(owner: ReadonlySignal<unknown>): Scoped<T> {
	const latest = signal<{ owner: unknown; value: T } | undefined>(undefined);
	return {
		current: computed(() => {
			const found = latest.value;
			return found?.owner === owner.value ? found?.value : undefined;
		}),
		set(value) {
			latest.value = { owner: owner.peek(), value };
		},
		clear() {
			latest.value = undefined;
		},
	};
}
