/**
 * Notices a worker that answers nothing any more, as in an endless loop, of which no error tells. While a reply is waited for,
 * it asks every second for a sign of life, which the worker gives between its computations. It counts the ticks of a timer
 * instead of asking a clock: a machine that slept, or a tab that was frozen, has not waited.
 */

const TICK_MS = 1000;
/** Ticks without a sign that are always allowed, … */
const MIN_TICKS = 5;
/** … and those that are allowed for each tick of the longest computation so far. */
const PER_LONGEST = 4;
/** Signs after which the limit is no longer doubled. */
const SIGNS_TO_RESET = 20;
/** The most that the limit is multiplied by. */
const MAX_FACTOR = 64;

/**
 * How long the workers of one kind may be silent. Shared by those that replace each other: when one is given up, the next gets
 * twice the time, so that a slow device ends its computation after all; then that is the time it takes.
 */
export class HeartbeatTimeout {
	#longest = 0;
	#factor = 1;
	#signs = 0;

	constructor(private readonly minTicks = MIN_TICKS) {}

	/** in ticks of a second */
	get ticks(): number {
		return this.#factor * Math.max(this.minTicks, PER_LONGEST * this.#longest);
	}

	/** A worker gave a sign after this many ticks. */
	noticeSign(ticks: number): void {
		this.#longest = Math.max(this.#longest, ticks);
		if (++this.#signs >= SIGNS_TO_RESET) this.#factor = 1;
	}

	noticeLoss(): void {
		this.#factor = Math.min(MAX_FACTOR, 2 * this.#factor);
		this.#signs = 0;
	}
}

interface Watched {
	/** Asks the worker for a sign of life. */
	ask(): void;
	/** Called once, with the number of seconds. */
	onSilent(seconds: number): void;
}

export class Watchdog {
	#timer: ReturnType<typeof setInterval> | undefined;
	#ticks = 0;
	#isAsked = false;

	constructor(
		private readonly heartbeatTimeout: HeartbeatTimeout,
		private readonly watched: Watched,
	) {}

	/** A reply is waited for. */
	watch(): void {
		this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
	}

	/** The worker has given a sign of life; replies may still be waited for. */
	noticeSign(isWaiting: boolean): void {
		this.heartbeatTimeout.noticeSign(this.#ticks);
		this.#ticks = 0;
		this.#isAsked = false;
		if (!isWaiting) this.stop();
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
		this.#ticks = 0;
		this.#isAsked = false;
	}

	#tick(): void {
		this.#ticks++;
		if (this.#ticks >= this.heartbeatTimeout.ticks) this.#giveUp();
		else if (!this.#isAsked) this.#ask();
	}

	#ask(): void {
		this.#isAsked = true;
		this.watched.ask();
	}

	#giveUp(): void {
		const seconds = this.#ticks;
		this.stop();
		this.heartbeatTimeout.noticeLoss();
		this.watched.onSilent(seconds);
	}
}
