/** The page's side of its workers; nothing here knows what a view is. */

import { type Client, connect, type Table } from "./bridge";
import { EngineError, toEngineError } from "./error";
import { compile, fetchFile } from "./module";
import type { Calls } from "./protocol";

/** What every worker of the page is told first. */
export interface Start {
	request: { module: WebAssembly.Module };
	reply: Record<never, never>;
}

export async function fetchBytes(url: string): Promise<Uint8Array> {
	const response = await fetchFile(url);
	return new Uint8Array(await response.arrayBuffer());
}

/** Starts the worker that holds the models. `onLost` is called once, when it has ended and every open call was rejected. */
export function connectModels(onLost: (error: EngineError) => void): Client<Calls> {
	return connectWith(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }), onLost);
}

/** Messages are served in order, but `start` suspends: what follows it has to wait until the module stands. */
export function connectWith<C extends Table<C> & { start: Start }>(
	spawn: () => Worker,
	onLost: (error: EngineError) => void,
): Client<C> {
	if (typeof WebAssembly === "undefined" || typeof Worker === "undefined") throw new EngineError("unsupported", "");
	const client = connect<C>(spawn(), onLost);
	const started = compile().then((module) => client.call("start", { module }));
	started.catch((thrown: unknown) => client.close(toEngineError(thrown)));
	return {
		call: (type, request, transfer) => started.then(() => client.call(type, request, transfer)),
		close: client.close,
		retire: client.retire,
		get lost() {
			return client.lost;
		},
	};
}
