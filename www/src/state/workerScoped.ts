/** What holds only as long as the worker that it was asked of. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { engine } from "./engine";

interface WorkerScoped<T> {
	/** undefined until there is something, and again with every other worker */
	shown: ReadonlySignal<T | undefined>;
	keep(value: T): void;
	forget(): void;
}

/** Computed, not reset: nobody sees what the worker before had, in whatever order signals are told of a new one. */
export function workerScoped<T>(): WorkerScoped<T> {
	const latest = signal<{ by: typeof engine.value; value: T } | undefined>(undefined);
	return {
		shown: computed(() => (latest.value?.by === engine.value ? latest.value.value : undefined)),
		keep(value) {
			latest.value = { by: engine.peek(), value };
		},
		forget() {
			latest.value = undefined;
		},
	};
}
