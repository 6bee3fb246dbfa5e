/** Promises that end with an AbortSignal. */

/** Settles as the promise does, or rejects as soon as the signal is aborted. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener("abort", abort, { once: true });
		const settle =
			<V>(end: (value: V) => void) =>
			(value: V) => {
				signal.removeEventListener("abort", abort);
				if (signal.aborted) abort();
				else end(value);
			};
		promise.then(settle(resolve), settle(reject));
		if (signal.aborted) abort();
	});
}

/** Waits for `ms` milliseconds; rejects when the signal is aborted. */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const waiting = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, ms);
	});
	return untilAborted(waiting, signal).finally(() => clearTimeout(timer));
}
