/** A worker that is started when it is first needed, and again after it was lost or could not start. */

import { toEngineError } from "../../engine/error";
import type { Client, Contract } from "../../engine/rpc";

/** The time that a worker may be silent doubles each time: 40 s at last. */
const ATTEMPTS = 4;

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

	/** Does the task, and again with a worker that has more time where one was given up for its silence. */
	async use<T>(task: (client: Client<C>) => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await task(await this.client());
			} catch (thrown) {
				if (attempt === ATTEMPTS || toEngineError(thrown).code !== "silent") throw thrown;
			}
		}
	}

	/** Ends the worker; the next call starts another one. */
	end(): void {
		const starting = this.#starting;
		[this.#starting, this.#started] = [undefined, undefined];
		void starting?.then((client) => client.close()).catch(() => {});
	}

	async #startOnce(): Promise<Client<C>> {
		try {
			const starting = this.#start();
			const started = await starting;
			this.#started = started;
			return started;
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
