/**
 * Notices a worker that answers nothing any more, as in an endless loop, of which no error tells. It counts the ticks of a
 * timer instead of asking a clock: a machine that slept, or a tab that was frozen, has not waited.
 */

const TICK_MS = 1000;
/** Ticks without a reply that are always granted, … */
const GRANTED = 30;
/** … and those that are granted for each tick that the slowest reply so far took. */
const FACTOR = 20;

export class Watchdog {
	#timer: ReturnType<typeof setInterval> | undefined;
	#ticks = 0;
	#slowest = 0;

	/** `onSilent` is called once, with the number of seconds. */
	constructor(private readonly onSilent: (seconds: number) => void) {}

	/** A reply is waited for. */
	watch(): void {
		this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
	}

	/** A reply has come; others may still be waited for. */
	noticeReply(isWaiting: boolean): void {
		this.#slowest = Math.max(this.#slowest, this.#ticks);
		this.#ticks = 0;
		if (!isWaiting) this.stop();
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
		this.#ticks = 0;
	}

	#tick(): void {
		this.#ticks++;
		if (this.#ticks <= GRANTED + FACTOR * this.#slowest) return;
		const seconds = this.#ticks;
		this.stop();
		this.onSilent(seconds);
	}
}
