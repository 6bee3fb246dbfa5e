/** The page's side of its workers; nothing here knows what a view is. */

import { EngineError, toEngineError } from "./error";
import { type Builds, compile, fetchFile } from "./module";
import type { Start } from "./protocol";
import { type Client, type Contract, connect } from "./rpc";

export async function fetchBytes(url: string): Promise<Uint8Array> {
	const response = await fetchFile(url);
	return new Uint8Array(await response.arrayBuffer());
}

/**
 * Starts a worker with a module. `onLost` is called once, when it has ended and every open call was rejected.
 * Messages are served in order, but `start` suspends: what follows it has to wait until the module stands.
 */
export function connectWith<C extends Contract<C> & { start: Start }>(
	spawn: () => Worker,
	builds: Builds,
	onLost: (error: EngineError) => void,
): Client<C> {
	if (typeof WebAssembly === "undefined" || typeof Worker === "undefined") throw new EngineError("unsupported", "");
	const client = connect<C>(spawn(), onLost);
	const started = compile(builds).then((module) => client.call("start", { module }));
	started.catch((thrown: unknown) => client.close(toEngineError(thrown)));
	return {
		call: (type, request, transfer) => started.then(() => client.call(type, request, transfer)),
		close: client.close,
		shutdown: client.shutdown,
		get lost() {
			return client.lost;
		},
	};
}
