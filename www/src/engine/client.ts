/** The page's side of its workers; nothing here knows what a view is. */

import { EngineError, toEngineError } from "./error";
import { fetchAndCompile, fetchFile, isSupported, type WasmBuilds } from "./module";
import type { StartCall } from "./protocol";
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

/** By URL. */
const exampleFiles = new Map<string, Promise<Blob>>();

/** As `fetchBytes`, for examples: they are downloaded once, since every training and every new worker needs them again. */
export async function fetchExamples(url: string): Promise<Uint8Array<ArrayBuffer>> {
	const file = exampleFiles.get(url) ?? fetchBlob(url);
	exampleFiles.set(url, file);
	file.catch(() => exampleFiles.delete(url)); // to be tried again
	return bytesOf(await file);
}

/**
 * Starts a worker and sends it the compiled wasm module in the call `start`.
 * A worker serves its messages in order, but `start` suspends: the calls after it wait here until the module is initialised,
 * or the worker is lost.
 */
export function connectWithModule<C extends Contract<C> & { start: StartCall }>(
	spawn: () => WorkerPort,
	builds: WasmBuilds,
	options: ConnectOptions,
	toStartRequest: (module: WebAssembly.Module) => C["start"]["request"] = (module) => ({ module }),
): Client<C> {
	if (!isSupported()) throw new EngineError("unsupported", "");
	let rejectStart = (_: EngineError): void => {};
	const onLost = (error: EngineError) => {
		rejectStart(error);
		options.onLost?.(error);
	};
	const client = connect<C>(spawn(), { ...options, onLost });
	const started = new Promise<void>((resolve, reject) => {
		rejectStart = reject;
		fetchAndCompile(builds)
			.then((module) => client.call("start", toStartRequest(module)))
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
		get lostError() {
			return client.lostError;
		},
	};
}
