/** A worker without a thread, for unit tests: messages are cloned and moved as the browser does, and answered later. */

import type { SerializedError } from "../engine/error";
import { HEARTBEAT, type Reply, type Request, SHUTDOWN, type WorkerPort, type WorkerStarted } from "../engine/rpc";

/** biome-ignore lint/suspicious/noExplicitAny: whatever the contract under test says */
type Body = any;

/** Gives the body of the reply; what it throws is the error of the call. */
export type Answer = (body: Body, worker: FakeWorker) => unknown;

/** To be thrown by an answer: an error that ends the worker, as a trap does. */
export class FatalError extends Error {
	readonly serialized: SerializedError = { code: "trap", message: this.message, fatal: true };
}

/** Node moves such a buffer again without a word, browsers refuse it. */
function isDetached(buffer: unknown): boolean {
	try {
		return !new Uint8Array(buffer as ArrayBuffer);
	} catch {
		return true;
	}
}

export class FakeWorker extends EventTarget implements WorkerPort {
	onmessage: Worker["onmessage"] = null;
	onerror: Worker["onerror"] = null;
	isTerminated = false;
	/** It computes, and hears nothing of what it is told. */
	isBlocked = false;
	/** It was asked to end itself. */
	isShutDown = false;
	/** The bodies of all messages that arrived. */
	readonly received: Body[] = [];

	constructor(private readonly answer: Answer) {
		super();
	}

	postMessage(message: unknown, transfer: Transferable[] | StructuredSerializeOptions = []): void {
		const options = Array.isArray(transfer) ? { transfer } : transfer;
		if (options.transfer?.some(isDetached)) throw new DOMException("detached", "DataCloneError");
		const data = structuredClone(message, options as never) as Request<never> | typeof SHUTDOWN | typeof HEARTBEAT;
		if (data === SHUTDOWN) this.isShutDown = true;
		else if (this.isBlocked) return;
		else if (data === HEARTBEAT) this.deliver(HEARTBEAT);
		else void this.#reply(data);
	}

	terminate(): void {
		this.isTerminated = true;
	}

	/** An uncaught error in the worker; without a message, that of a file that did not arrive. */
	fail(message?: string): void {
		const event = Object.assign(new Event("error", { cancelable: true }), { message });
		if (!this.isTerminated) this.onerror?.call(this as never, event as ErrorEvent);
	}

	/** A message that cannot be read. */
	garble(): void {
		this.dispatchEvent(new Event("messageerror"));
	}

	async #reply({ id, body }: { id: number; body: Body }): Promise<void> {
		this.received.push(body);
		try {
			const reply = await this.answer(body, this);
			this.deliver({ id, ok: true, body: reply as never });
		} catch (thrown) {
			const { code = "Error", message } = thrown as { code?: string; message: string };
			const error = thrown instanceof FatalError ? thrown.serialized : { code, message, fatal: false };
			this.deliver({ id, ok: false, ...error });
		}
	}

	deliver(reply: Reply<never> | WorkerStarted | typeof HEARTBEAT): void {
		if (!this.isTerminated) this.onmessage?.call(this as never, { data: reply } as MessageEvent);
	}
}
