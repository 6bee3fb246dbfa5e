/** A worker that is started when it is first needed, and again after it was lost or could not start. */

import { EngineError, toEngineError } from "../../engine/error";
import type { Client, Contract } from "../../engine/rpc";

/** The time that a worker may be silent doubles each time: 40 s at last. */
const ATTEMPTS = 4;

export class RestartingWorker<C extends Contract<C>> {
	readonly #start: (lifetime: AbortSignal) => Promise<Client<C>>;
	#lifetime = new AbortController();
	#starting: Promise<Client<C>> | undefined;
	#started: Client<C> | undefined;

	/** The signal is aborted once the worker is ended, which may be while it is still being started. */
	constructor(start: (lifetime: AbortSignal) => Promise<Client<C>>) {
		this.#start = start;
	}

	/** undefined until it has started, and once it is lost */
	get running(): Client<C> | undefined {
		return this.#started?.lostError ? undefined : this.#started;
	}

	/** Starts the worker unless it runs already. */
	client(): Promise<Client<C>> {
		if (this.#started?.lostError) [this.#starting, this.#started] = [undefined, undefined];
		this.#starting ??= this.#startOnce();
		return this.#starting;
	}

	/** Does the task, and again with a worker that has more time where one was given up for its silence. */
	async useWithRetries<T>(task: (client: Client<C>) => Promise<T>): Promise<T> {
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
		this.#lifetime.abort(new EngineError("closed", "the worker was ended"));
		this.#lifetime = new AbortController();
		[this.#starting, this.#started] = [undefined, undefined];
		void starting?.then((client) => client.close()).catch(() => {});
	}

	async #startOnce(): Promise<Client<C>> {
		const lifetime = this.#lifetime.signal; // once it is over, another worker may have been started
		try {
			const started = await this.#start(lifetime);
			if (!lifetime.aborted) this.#started = started;
			return started;
		} catch (thrown) {
			if (!lifetime.aborted) this.#starting = undefined;
			throw thrown;
		}
	}
}

/** Waits for initialisation; closes the worker if that fails. */
export async function initialiseOrClose<C extends Contract<C>>(
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
