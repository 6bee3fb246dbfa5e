/**
 * Notices a worker that no longer answers, for instance in an endless loop, which no error reports. While a reply is waited
 * for, it requests a heartbeat from the worker, which answers between its computations. It counts the ticks of a timer
 * instead of reading a clock: a machine that slept, or a tab that was frozen, has not waited.
 */

const TICK_MS = 1000;
/** Ticks without a heartbeat that are always allowed, … */
const MIN_TICKS = 5;
/** … and those that are allowed for each tick of the longest computation so far. */
const LONGEST_FACTOR = 4;
/** Heartbeats after which the timeout is no longer multiplied. */
const HEARTBEATS_TO_RESET = 20;
/** The most that the timeout is multiplied by: it doubles each time a worker times out. */
const MAX_BACKOFF_FACTOR = 64;

/**
 * How long the workers of one kind may be silent. Shared by those that replace each other: when one times out, the next gets
 * twice the time, so that even a slow device completes its computation, whose time then counts as the longest.
 */
export class HeartbeatTimeout {
	#longestTicks = 0;
	#backoffFactor = 1;
	#heartbeats = 0;

	constructor(private readonly minTicks = MIN_TICKS) {}

	/** in ticks of a second */
	get timeoutTicks(): number {
		return this.#backoffFactor * Math.max(this.minTicks, LONGEST_FACTOR * this.#longestTicks);
	}

	/** A worker answered after this many ticks, which is how long its computation took. */
	recordHeartbeat(ticks: number): void {
		this.#longestTicks = Math.max(this.#longestTicks, ticks);
		if (++this.#heartbeats >= HEARTBEATS_TO_RESET) this.#backoffFactor = 1;
	}

	recordTimeout(): void {
		this.#backoffFactor = Math.min(MAX_BACKOFF_FACTOR, 2 * this.#backoffFactor);
		this.#heartbeats = 0;
	}
}

interface WatchdogCallbacks {
	requestHeartbeat(): void;
	/** Called once, with the number of seconds. */
	onTimeout(seconds: number): void;
}

export class Watchdog {
	#timer: ReturnType<typeof setInterval> | undefined;
	#ticks = 0;
	#isHeartbeatRequested = false;

	constructor(
		private readonly heartbeatTimeout: HeartbeatTimeout,
		private readonly callbacks: WatchdogCallbacks,
	) {}

	/** From now on a reply is waited for. */
	start(): void {
		this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
	}

	/** The worker has sent something; `isWaiting`: whether other replies are still waited for. */
	recordHeartbeat(isWaiting: boolean): void {
		this.heartbeatTimeout.recordHeartbeat(this.#ticks);
		this.#ticks = 0;
		this.#isHeartbeatRequested = false;
		if (!isWaiting) this.stop();
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
		this.#ticks = 0;
		this.#isHeartbeatRequested = false;
	}

	#tick(): void {
		this.#ticks++;
		if (this.#ticks >= this.heartbeatTimeout.timeoutTicks) this.#timeOut();
		else if (!this.#isHeartbeatRequested) this.#requestHeartbeat();
	}

	#requestHeartbeat(): void {
		this.#isHeartbeatRequested = true;
		this.callbacks.requestHeartbeat();
	}

	#timeOut(): void {
		const seconds = this.#ticks;
		this.stop();
		this.heartbeatTimeout.recordTimeout();
		this.callbacks.onTimeout(seconds);
	}
}
