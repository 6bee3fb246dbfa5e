/**
 * Calls to a worker: each is a promise of its typed reply. Nothing here knows what the calls are about.
 * The worker's side is in serve.ts.
 */

import { EngineError, type SerializedError, toEngineError } from "./error";
import { watchLifetimeLock } from "./lifetime";
import { HeartbeatTimeout, Watchdog } from "./watchdog";

/** The request and the reply of each call, by its type. */
export type Contract<C> = { [T in keyof C]: { request: object; reply: object } };
export type RequestBody<C extends Contract<C>> = { [T in keyof C]: { type: T } & C[T]["request"] }[keyof C];
export type ReplyBody<C extends Contract<C>> = C[keyof C]["reply"];

/** Asks a worker to end itself. */
export const SHUTDOWN = "shutdown";
/** Asks a worker whether it still answers; it sends the same back. */
export const HEARTBEAT = "heartbeat";

/** The messages between the two sides. */
export interface Request<C extends Contract<C>> {
	id: number;
	body: RequestBody<C>;
}
export type Reply<C extends Contract<C>> =
	| { id: number; ok: true; body: ReplyBody<C> }
	| ({ id: number; ok: false } & SerializedError);

/** The first message of a worker: the lock that it holds for as long as it lives, if it can hold one. */
export interface WorkerStarted {
	lifetimeLock: string | undefined;
}

export interface Client<C extends Contract<C>> {
	call<T extends keyof C>(type: T, request: C[T]["request"], transfer?: Transferable[]): Promise<C[T]["reply"]>;
	/** Ends the worker; every open call is rejected with the error. */
	close(error?: EngineError): void;
	/** As `close`, for a worker that may have workers of its own: it ends itself after giving them time to end. */
	shutdown(): void;
	/** Why there is no worker any more. */
	readonly lostError: EngineError | undefined;
}

/** The part of `Worker` that a client needs, so that tests can do without a thread. */
export type WorkerPort = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "addEventListener">;

interface PendingCall {
	resolve(body: never): void;
	reject(error: EngineError): void;
}

const closedError = () => new EngineError("closed", "the worker was closed");

export interface ConnectOptions {
	/** Called once, when the worker has ended, for whatever reason. */
	onLost?(error: EngineError): void;
	/** How long the worker may send nothing while a reply is waited for. */
	heartbeatTimeout?: HeartbeatTimeout;
}

/** Every call settles: with its reply, or with an error. */
export function connect<C extends Contract<C>>(worker: WorkerPort, options: ConnectOptions = {}): Client<C> {
	const pending = new Map<number, PendingCall>();
	let nextId = 0;
	let hasReplied = false;
	let lostError: EngineError | undefined;
	const endedController = new AbortController();
	const watchdog = new Watchdog(options.heartbeatTimeout ?? new HeartbeatTimeout(), {
		requestHeartbeat: () => worker.postMessage(HEARTBEAT),
		onTimeout: (seconds) => lose(new EngineError("silent", `no sign of life for ${seconds} s`)),
	});

	function lose(error: EngineError, end = () => worker.terminate()) {
		if (lostError) return;
		lostError = error;
		endedController.abort();
		watchdog.stop();
		worker.onmessage = null;
		end();
		for (const { reject } of pending.values()) reject(error);
		pending.clear();
		options.onLost?.(error);
	}

	/** Removes a call from those that wait for a reply. */
	function takePending(id: number): PendingCall | undefined {
		const call = pending.get(id);
		pending.delete(id);
		return call;
	}

	worker.onerror = (event) => {
		event.preventDefault(); // or it would reach the worker that started this one, and end that one too
		// A worker whose file is missing or blocked fails without a message.
		lose(new EngineError(hasReplied || event.message ? "worker" : "unreachable", event.message ?? ""));
	};
	// Chromium's workers have no `onmessageerror`.
	worker.addEventListener("messageerror", () => lose(new EngineError("worker", "a reply could not be read")));
	worker.onmessage = ({ data }: MessageEvent<Reply<C> | WorkerStarted | typeof HEARTBEAT>) => {
		if (data === HEARTBEAT) watchdog.recordHeartbeat(pending.size > 0);
		else if ("lifetimeLock" in data) onWorkerStarted(data);
		else settle(data);
	};

	function onWorkerStarted({ lifetimeLock }: WorkerStarted): void {
		hasReplied = true;
		if (lifetimeLock)
			watchLifetimeLock(lifetimeLock, endedController.signal, () =>
				lose(new EngineError("worker", "the worker has ended")),
			);
		if (pending.size > 0) watchdog.start();
	}

	function settle(reply: Reply<C>): void {
		hasReplied = true;
		const call = takePending(reply.id);
		watchdog.recordHeartbeat(pending.size > 0);
		if (reply.ok) {
			call?.resolve(reply.body as never);
			return;
		}
		const error = new EngineError(reply.code, reply.message);
		call?.reject(error);
		if (reply.fatal) lose(error);
	}

	return {
		call(type, request, transfer = []) {
			if (lostError) return Promise.reject(lostError);
			const id = nextId++;
			return new Promise((resolve, reject) => {
				pending.set(id, { resolve, reject });
				try {
					worker.postMessage({ id, body: { type, ...request } }, transfer);
					if (hasReplied && !lostError) watchdog.start(); // before that its file may still be on its way
				} catch (thrown) {
					// What cannot be copied or moved has not been sent; the worker knows nothing of it.
					takePending(id)?.reject(toEngineError(thrown));
				}
			});
		},
		close: (error = closedError()) => lose(error),
		shutdown: () => lose(closedError(), () => worker.postMessage(SHUTDOWN)),
		get lostError() {
			return lostError;
		},
	};
}
