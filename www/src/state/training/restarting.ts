/** A worker that is started when it is first needed, and again after it was lost or could not start. */

import type { Client, Contract } from "../../engine/rpc";

export function restarting<C extends Contract<C>>(start: () => Promise<Client<C>>): () => Promise<Client<C>> {
	let starting: Promise<Client<C>> | undefined;
	let started: Client<C> | undefined;

	async function startOnce(): Promise<Client<C>> {
		try {
			started = await start();
			return started;
		} catch (thrown) {
			starting = undefined;
			throw thrown;
		}
	}

	return () => {
		if (started?.lost) [starting, started] = [undefined, undefined];
		starting ??= startOnce();
		return starting;
	};
}

/** The worker once it has what it needs; one that does not take it is ended. */
export async function initialised<C extends Contract<C>>(
	client: Client<C>,
	give: () => Promise<unknown>,
): Promise<Client<C>> {
	try {
		await give();
		return client;
	} catch (thrown) {
		client.close();
		throw thrown;
	}
}
