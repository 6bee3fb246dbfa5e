/** The bridge to the worker: every call is a promise of its typed answer; nothing here knows what a view is. */

import wasmUrl from "autoencoders/autoencoders_bg.wasm?url";
import type { Calls, CallType, Reply, Request } from "./protocol";

/** Why a call failed: a code to choose words by, and the detail that the throwing side gave, if any. */
export class ClientError extends Error {
	override readonly name = "ClientError";
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

export interface Client {
	call<T extends CallType>(
		type: T,
		request: Calls[T]["request"],
		transfer?: Transferable[],
	): Promise<Calls[T]["reply"]>;
	close(): void;
}

interface Pending {
	resolve(body: never): void;
	reject(error: ClientError): void;
}

/** Fetches a file of this page. A file that is missing and a network that is gone are the same kind of error. */
export async function fetchBytes(url: string): Promise<Uint8Array> {
	const response = await fetchFile(url);
	return new Uint8Array(await response.arrayBuffer());
}

async function fetchFile(url: string): Promise<Response> {
	const response = await fetch(url).catch((cause: unknown) => {
		throw new ClientError("unreachable", `${url}: ${String(cause)}`);
	});
	if (!response.ok) throw new ClientError("unreachable", `${url}: HTTP ${response.status}`);
	return response;
}

/** Compiled here rather than in the worker: the download starts before the worker does, and workers can share it. */
async function compile(): Promise<WebAssembly.Module> {
	const response = await fetchFile(wasmUrl);
	// Some static hosts send wasm with another type, which compileStreaming refuses.
	if (response.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(response);
	return WebAssembly.compile(await response.arrayBuffer());
}

/** Starts a worker. `onLost` is called once, when it has died and every open call has been rejected. */
export function connect(onLost: (error: ClientError) => void): Client {
	if (typeof WebAssembly === "undefined") throw new ClientError("unsupported", "");
	const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
	const pending = new Map<number, Pending>();
	let nextId = 0;
	let hasStarted = false;
	let lost: ClientError | undefined;

	function lose(error: ClientError) {
		if (lost) return;
		lost = error;
		worker.terminate();
		for (const { reject } of pending.values()) reject(error);
		pending.clear();
		onLost(error);
	}

	const call: Client["call"] = (type, request, transfer = []) => {
		if (lost) return Promise.reject(lost);
		const id = nextId++;
		const message = { id, body: { type, ...request } } as Request;
		return new Promise((resolve, reject) => {
			pending.set(id, { resolve, reject });
			worker.postMessage(message, transfer);
		});
	};

	// A worker whose file is missing or blocked fails without a message.
	worker.onerror = ({ message = "" }) => lose(new ClientError(hasStarted ? "worker" : "unreachable", message));
	worker.onmessageerror = () => lose(new ClientError("worker", ""));
	worker.onmessage = ({ data: reply }: MessageEvent<Reply>) => {
		const waiting = pending.get(reply.id);
		pending.delete(reply.id);
		if (reply.ok) {
			waiting?.resolve(reply.body as never);
			return;
		}
		const error = new ClientError(reply.code, reply.message);
		waiting?.reject(error);
		if (reply.fatal) lose(error);
	};

	// Messages are served in order, but `start` suspends: what follows it has to wait until the module stands.
	const started = compile().then((module) => call("start", { module }));
	started.then(
		() => {
			hasStarted = true;
		},
		(error) => lose(new ClientError("unreachable", error instanceof ClientError ? error.message : String(error))),
	);

	return {
		call: (type, request, transfer) => started.then(() => call(type, request, transfer)),
		close: () => lose(new ClientError("closed", "the worker was closed")),
	};
}
