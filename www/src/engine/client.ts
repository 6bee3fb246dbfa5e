/** The page's side of its workers; nothing here knows what a view is. */

import { EngineError, toEngineError } from "./error";
import { compile, fetchFile, isSupported, type WasmBuilds } from "./module";
import type { Start } from "./protocol";
import { type Client, type ConnectOptions, type Contract, connect, type WorkerPort } from "./rpc";

/** A download that breaks off halfway fails as one that does not begin. */
async function fetchBlob(url: string): Promise<Blob> {
	const response = await fetchFile(url);
	return response.blob().catch((cause: unknown) => {
		throw new EngineError("unreachable", `${url}: ${String(cause)}`);
	});
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await blob.arrayBuffer());
}

/** Rejects with an `EngineError` if the file does not arrive, or not all of it. */
export async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
	return bytesOf(await fetchBlob(url));
}

const examples = new Map<string, Promise<Blob>>();

/** As `fetchBytes`, for examples: they are downloaded once, since every training and every new worker needs them again. */
export async function fetchExamples(url: string): Promise<Uint8Array<ArrayBuffer>> {
	const file = examples.get(url) ?? fetchBlob(url);
	examples.set(url, file);
	file.catch(() => examples.delete(url)); // to be tried again
	return bytesOf(await file);
}

/**
 * Starts a worker with a module.
 * A worker serves its messages in order, but `start` suspends: the calls after it wait here until the module is initialised,
 * or the worker is lost.
 */
export function connectWith<C extends Contract<C> & { start: Start }>(
	spawn: () => WorkerPort,
	builds: WasmBuilds,
	options: ConnectOptions,
	request: (module: WebAssembly.Module) => C["start"]["request"] = (module) => ({ module }),
): Client<C> {
	if (!isSupported()) throw new EngineError("unsupported", "");
	let loseStart = (_: EngineError): void => {};
	const onLost = (error: EngineError) => {
		loseStart(error);
		options.onLost?.(error);
	};
	const client = connect<C>(spawn(), { ...options, onLost });
	const started = new Promise<void>((resolve, reject) => {
		loseStart = reject;
		compile(builds)
			.then((module) => client.call("start", request(module)))
			.then(
				() => resolve(),
				(thrown: unknown) => client.close(toEngineError(thrown)),
			);
	});
	started.catch(() => {}); // `onLost` reports it
	return {
		call: (type, request, transfer) => started.then(() => client.call(type, request, transfer)),
		close: client.close,
		shutdown: client.shutdown,
		get lost() {
			return client.lost;
		},
	};
}
