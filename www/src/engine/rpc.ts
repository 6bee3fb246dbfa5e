/**
 * Calls across the border of a worker: on one side every call is a promise of its typed answer, on the other side a
 * function answers one message at a time. Nothing here knows what the calls are about.
 */

import { EngineError, type SerializedError, serializeError } from "./error";

/** What each request carries and what answers it. */
export type Contract<C> = { [T in keyof C]: { request: object; reply: object } };
export type RequestBody<C extends Contract<C>> = { [T in keyof C]: { type: T } & C[T]["request"] }[keyof C];
export type ReplyBody<C extends Contract<C>> = C[keyof C]["reply"];

/** A function for each kind of request. */
export type Handlers<C extends Contract<C>> = {
	[T in keyof C]: (request: C[T]["request"]) => C[T]["reply"] | Promise<C[T]["reply"]>;
};

/** The one function that answers every request by the function for its kind. */
export function dispatchTo<C extends Contract<C>>(
	answers: Handlers<C>,
): (body: RequestBody<C>) => ReplyBody<C> | Promise<ReplyBody<C>> {
	return (body) => answers[body.type](body);
}

/** Asks a worker to end itself. */
const END = "end";
/** A worker that ends while workers of its own are just ending may live on in Chromium for good, so it waits for them. */
const SHUTDOWN_MS = 500;

interface Request<C extends Contract<C>> {
	id: number;
	body: RequestBody<C>;
}
type Reply<C extends Contract<C>> =
	| { id: number; ok: true; body: ReplyBody<C> }
	| ({ id: number; ok: false } & SerializedError);

export interface Client<C extends Contract<C>> {
	call<T extends keyof C>(type: T, request: C[T]["request"], transfer?: Transferable[]): Promise<C[T]["reply"]>;
	/** Ends the worker; every open call is rejected with the error. */
	close(error?: EngineError): void;
	/** The same for a worker that has answered everything and may have workers of its own: it ends itself. */
	shutdown(): void;
	/** Why there is no worker any more. */
	readonly lost: EngineError | undefined;
}

interface Pending {
	resolve(body: never): void;
	reject(error: EngineError): void;
}

const closed = () => new EngineError("closed", "the worker was closed");

/** Speaks with a worker. `onLost` is called once, when it has ended and every open call has been rejected. */
export function connect<C extends Contract<C>>(worker: Worker, onLost?: (error: EngineError) => void): Client<C> {
	const pending = new Map<number, Pending>();
	let nextId = 0;
	let hasAnswered = false;
	let lost: EngineError | undefined;

	function lose(error: EngineError, end = () => worker.terminate()) {
		if (lost) return;
		lost = error;
		end();
		for (const { reject } of pending.values()) reject(error);
		pending.clear();
		onLost?.(error);
	}

	worker.onerror = (event) => {
		event.preventDefault(); // a worker's error would go on to the worker that started it, and end that one too
		// A worker whose file is missing or blocked fails without a message.
		lose(new EngineError(hasAnswered ? "worker" : "unreachable", event.message ?? ""));
	};
	// Chromium's workers have no `onmessageerror`.
	worker.addEventListener("messageerror", () => lose(new EngineError("worker", "")));
	worker.onmessage = ({ data: reply }: MessageEvent<Reply<C>>) => {
		hasAnswered = true;
		const waiting = pending.get(reply.id);
		pending.delete(reply.id);
		if (reply.ok) {
			waiting?.resolve(reply.body as never);
			return;
		}
		const error = new EngineError(reply.code, reply.message);
		if (reply.fatal) lose(error);
		waiting?.reject(error);
	};

	return {
		call(type, request, transfer = []) {
			if (lost) return Promise.reject(lost);
			const id = nextId++;
			return new Promise((resolve, reject) => {
				pending.set(id, { resolve, reject });
				worker.postMessage({ id, body: { type, ...request } }, transfer);
			});
		},
		close: (error = closed()) => lose(error),
		shutdown: () => lose(closed(), () => worker.postMessage(END)),
		get lost() {
			return lost;
		},
	};
}

/** Every buffer of a reply that is made afresh and looked at no more: they are moved, not copied. */
export function buffersOf(reply: unknown): ArrayBufferLike[] {
	return [...new Set(buffersIn(reply))];
}

function buffersIn(value: unknown): ArrayBufferLike[] {
	if (ArrayBuffer.isView(value)) return [value.buffer];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}

/** The worker's side. `buffersOf` names what is moved with an answer instead of copied. */
export function serve<C extends Contract<C>>(
	answer: (body: RequestBody<C>) => ReplyBody<C> | Promise<ReplyBody<C>>,
	buffersOf: (reply: ReplyBody<C>) => ArrayBufferLike[] = () => [],
): void {
	self.onmessage = async ({ data }: MessageEvent<Request<C> | typeof END>) => {
		if (data === END) {
			setTimeout(() => self.close(), SHUTDOWN_MS);
			return;
		}
		const { id, body } = data;
		try {
			const reply = await answer(body);
			postMessage({ id, ok: true, body: reply }, { transfer: buffersOf(reply) });
		} catch (thrown) {
			postMessage({ id, ok: false, ...serializeError(thrown) });
		}
	};
}
