/**
 * Learning of the end of a worker that ends without an error: by itself, or by a system that needs its memory. The browser
 * reports neither, but gives the worker's locks to the next who waits for them. Pages that were not opened by https have none.
 */

/** In the worker: holds a lock for as long as it lives, and gives its name; undefined where there are none. */
export function holdLifetimeLock(onHeld: (name: string | undefined) => void): void {
	const { locks } = globalThis.navigator ?? {};
	if (!locks) {
		onHeld(undefined);
		return;
	}
	const name = `autoencoder-playground worker ${crypto.randomUUID?.()}`;
	const hold = async () =>
		locks.request(name, () => {
			onHeld(name);
			return new Promise(() => {});
		});
	hold().catch(() => onHeld(undefined)); // refused
}

/** In its owner: `onEnd` is called once the worker that holds the lock has ended, unless the signal comes first. */
export function watchLifetimeLock(name: string, signal: AbortSignal, onEnd: () => void): void {
	const wait = async () => globalThis.navigator?.locks?.request(name, { signal }, onEnd);
	wait().catch(() => {}); // aborted
}
