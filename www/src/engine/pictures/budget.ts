/** Limits how many pixels are decoded at the same time, since a picture in memory is many times its file. */
export class PixelBudget {
	#free: number;
	readonly #waiting: { pixels: number; start: () => void }[] = [];

	constructor(private readonly total: number) {
		this.#free = total;
	}

	/** Resolves, in the order of the calls, once so many pixels are free, with a function that releases them. More than the total waits for all. */
	async acquire(pixels: number): Promise<() => void> {
		const acquired = Math.min(pixels, this.total);
		await new Promise<void>((start) => {
			this.#waiting.push({ pixels: acquired, start });
			this.#startWaiting();
		});
		return () => {
			this.#free += acquired;
			this.#startWaiting();
		};
	}

	#startWaiting(): void {
		for (let [next] = this.#waiting; next && next.pixels <= this.#free; [next] = this.#waiting) {
			this.#waiting.shift();
			this.#free -= next.pixels;
			next.start();
		}
	}
}

/** Calls `run` for each item, up to `limit` at the same time, in order; for no more once the signal is aborted. */
export async function forEachConcurrently<T>(
	items: readonly T[],
	limit: number,
	signal: AbortSignal,
	run: (item: T, index: number) => Promise<void>,
): Promise<void> {
	const queue = items.entries();
	const runNext = async () => {
		for (const [index, item] of queue) {
			if (signal.aborted) return;
			await run(item, index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, runNext));
}
