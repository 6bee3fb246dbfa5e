/** A signal that follows another, but not while that one keeps changing. */

import { effect, type ReadonlySignal, type Signal } from "@preact/signals";
import { busyUntil } from "../../state/busy";

const DEBOUNCE_MS = 150;

/**
 * Copies `source` to `debounced`: at once if there was no value or it has not changed for a while, otherwise when it has stopped
 * changing, until when the page is busy. Returns a function that stops it.
 */
export function syncDebounced<T>(source: ReadonlySignal<T | undefined>, debounced: Signal<T | undefined>): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** Ends what makes the page busy. */
	let settle = () => {};
	const stop = effect(() => {
		const value = source.value;
		const isCalm = timer === undefined;
		clearTimeout(timer);
		timer = undefined;
		settle();
		if (isCalm || value === undefined) debounced.value = value;
		if (value === undefined) return;
		if (!isCalm) void busyUntil(new Promise((resolve) => (settle = resolve)));
		timer = setTimeout(() => {
			timer = undefined;
			debounced.value = value;
			settle();
		}, DEBOUNCE_MS);
	});
	return () => {
		clearTimeout(timer);
		settle();
		stop();
	};
}
