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
	/** Resolves the promise until which the page counts as busy. */
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
