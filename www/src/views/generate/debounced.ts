/** A signal that follows another, but not while that one keeps changing. */

import { effect, type ReadonlySignal, type Signal } from "@preact/signals";
import { busyUntil } from "../../state/busy";

const DEBOUNCE_MS = 150;

/**
 * Copies `source` to `debounced`: at once if `source` had no value or has not changed for a while, otherwise when it has stopped changing;
 * until then the page is marked as busy. Returns a function that stops it.
 */
export function syncDebounced<T>(source: ReadonlySignal<T | undefined>, debounced: Signal<T | undefined>): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** Ends the time that the page is marked as busy. */
	let resolveBusy = () => {};
	const stop = effect(() => {
		const value = source.value;
		const isSettled = timer === undefined;
		clearTimeout(timer);
		timer = undefined;
		resolveBusy();
		if (isSettled || value === undefined) debounced.value = value;
		if (value === undefined) return;
		if (!isSettled) void busyUntil(new Promise((resolve) => (resolveBusy = resolve)));
		timer = setTimeout(() => {
			timer = undefined;
			debounced.value = value;
			resolveBusy();
		}, DEBOUNCE_MS);
	});
	return () => {
		clearTimeout(timer);
		resolveBusy();
		stop();
	};
}
