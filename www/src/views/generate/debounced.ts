/** A signal that follows another, but not while that one keeps changing. */

import { effect, type ReadonlySignal, type Signal } from "@preact/signals";

const DEBOUNCE_MS = 150;

/**
 * Copies `source` to `debounced`: at once if there was no value or it has not changed for a while, otherwise when it has stopped
 * changing. Returns a function that stops it.
 */
export function syncDebounced<T>(source: ReadonlySignal<T | undefined>, debounced: Signal<T | undefined>): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const stop = effect(() => {
		const value = source.value;
		const isCalm = timer === undefined;
		clearTimeout(timer);
		timer = undefined;
		if (isCalm || value === undefined) debounced.value = value;
		if (value === undefined) return;
		timer = setTimeout(() => {
			timer = undefined;
			debounced.value = value;
		}, DEBOUNCE_MS);
	});
	return () => {
		clearTimeout(timer);
		stop();
	};
}
