/** A value that is valid only as long as the worker that computed it. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { engine } from "./engine";

interface WorkerScoped<T> {
	/** undefined until there is a value, and again after the worker was replaced */
	shown: ReadonlySignal<T | undefined>;
	set(value: T): void;
	clear(): void;
}

/** Computed instead of reset, so that no stale value is seen, in whatever order effects run. */
export function workerScoped<T>(): WorkerScoped<T> {
	const latest = signal<{ by: typeof engine.value; value: T } | undefined>(undefined);
	return {
		shown: computed(() => (latest.value?.by === engine.value ? latest.value.value : undefined)),
		set(value) {
			latest.value = { by: engine.peek(), value };
		},
		clear() {
			latest.value = undefined;
		},
	};
}
