/** The worker's side of the calls in rpc.ts: a function answers one message at a time. */

import { serializeError } from "./error";
import { holdLifetimeLock } from "./lifetime";
import { removeNetworkAccess } from "./removeNetworkAccess";
import {
	type Contract,
	HEARTBEAT,
	type ReplyBody,
	type Request,
	type RequestBody,
	SHUTDOWN,
	type WorkerStarted,
} from "./rpc";

/** A function for each type of call. */
export type Handlers<C extends Contract<C>> = {
	[T in keyof C]: (request: C[T]["request"]) => C[T]["reply"] | Promise<C[T]["reply"]>;
};

/** In Chromium a worker that ends while its own workers are still ending may live on, so it waits for them. */
const SHUTDOWN_MS = 500;

/** Answers every message of this worker. `transferablesOf` names what of a reply is moved instead of copied. */
export function serve<C extends Contract<C>>(
	handlers: Handlers<C>,
	transferablesOf: (reply: ReplyBody<C>) => Transferable[] = () => [],
): void {
	async function answer(id: number, body: RequestBody<C>): Promise<void> {
		try {
			const reply = await handlers[body.type](body);
			self.postMessage({ id, ok: true, body: reply }, { transfer: transferablesOf(reply) });
		} catch (thrown) {
			self.postMessage({ id, ok: false, ...serializeError(thrown) });
		}
	}

	self.onmessage = ({ data }: MessageEvent<Request<C> | typeof SHUTDOWN | typeof HEARTBEAT>) => {
		if (data === SHUTDOWN) setTimeout(() => self.close(), SHUTDOWN_MS);
		else if (data === HEARTBEAT) self.postMessage(HEARTBEAT);
		else void answer(data.id, data.body);
	};
	removeNetworkAccess(self);
	holdLifetimeLock((lifetimeLock) => self.postMessage({ lifetimeLock } satisfies WorkerStarted));
}

/** Every buffer in a reply: for replies whose buffers are not used again in the worker, so that they can be moved. */
export function collectTransferables(reply: object): ArrayBuffer[] {
	return [...new Set(collectBuffers(reply))];
}

function collectBuffers(value: unknown): ArrayBuffer[] {
	if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(collectBuffers) : [];
}
