/** A value that is valid only as long as what it was computed for: a worker, or a data set. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";

export interface Scoped<T> {
	/** undefined until there is a value, and again once `owner` has changed */
	shown: ReadonlySignal<T | undefined>;
	set(value: T): void;
	clear(): void;
}

/** Computed instead of reset, so that no stale value is seen, in whatever order effects run. */
export function scopedTo<T>(owner: ReadonlySignal<unknown>): Scoped<T> {
	const latest = signal<{ by: unknown; value: T } | undefined>(undefined);
	return {
		shown: computed(() => {
			const found = latest.value;
			return found?.by === owner.value ? found?.value : undefined;
		}),
		set(value) {
			latest.value = { by: owner.peek(), value };
		},
		clear() {
			latest.value = undefined;
		},
	};
}
