/** A worker that is started when it is first needed, and again after it was lost or could not start. */

import type { Client, Contract } from "../../engine/rpc";

export class RestartingWorker<C extends Contract<C>> {
	readonly #start: () => Promise<Client<C>>;
	#starting: Promise<Client<C>> | undefined;
	#started: Client<C> | undefined;

	constructor(start: () => Promise<Client<C>>) {
		this.#start = start;
	}

	/** undefined until it has started, and once it is lost */
	get running(): Client<C> | undefined {
		return this.#started?.lost ? undefined : this.#started;
	}

	/** Starts the worker unless it runs already. */
	client(): Promise<Client<C>> {
		if (this.#started?.lost) [this.#starting, this.#started] = [undefined, undefined];
		this.#starting ??= this.#startOnce();
		return this.#starting;
	}

	async #startOnce(): Promise<Client<C>> {
		try {
			this.#started = await this.#start();
			return this.#started;
		} catch (thrown) {
			this.#starting = undefined;
			throw thrown;
		}
	}
}

/** Waits for initialisation; closes the worker if that fails. */
export async function initialised<C extends Contract<C>>(
	client: Client<C>,
	initialise: () => Promise<unknown>,
): Promise<Client<C>> {
	try {
		await initialise();
		return client;
	} catch (thrown) {
		client.close();
		throw thrown;
	}
}
