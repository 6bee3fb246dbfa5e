/** The session's side of its coordinator: every call ends with the training, and so does the worker. */

import type { fetchDigits } from "../../engine/client";
import type { EngineError } from "../../engine/error";
import type { Client } from "../../engine/rpc";
import type { connectCoordinator } from "../../engine/training/client";
import type { CoordinatorContract, Progress, TrainState } from "../../engine/training/contracts";
import type { TrainConfig } from "../../engine/training/trainConfig";
import { delay, untilAborted } from "../abortable";

type Calls = CoordinatorContract;

export interface CoordinatorServices {
	connectCoordinator: typeof connectCoordinator;
	fetchDigits: typeof fetchDigits;
}

interface Runs {
	configs: readonly TrainConfig[];
	workers: number;
	states: readonly TrainState[] | undefined;
}

/** The smaller of the two files of training digits. */
const FEW_DIGITS = 4000;
const ALL_DIGITS = 60_000;
/** Milliseconds between requests for progress. */
const PROGRESS_MS = 100;

export class CoordinatorClient {
	readonly #client: Client<Calls>;
	readonly #services: CoordinatorServices;
	readonly #signal: AbortSignal;
	#hasWorkers = false;

	/** `onLost` is called if the worker ends before the signal is aborted. */
	constructor(services: CoordinatorServices, signal: AbortSignal, onLost: (error: EngineError) => void) {
		this.#services = services;
		this.#signal = signal;
		this.#client = services.connectCoordinator((error) => {
			if (!signal.aborted) onLost(error);
		});
		signal.addEventListener("abort", () => this.#end());
	}

	call<T extends keyof Calls>(type: T, request: Calls[T]["request"], transfer?: Transferable[]) {
		return untilAborted(this.#client.call(type, request, transfer), this.#signal);
	}

	/** Sets the training up, paused. */
	async open(runs: Runs): Promise<{ stepsPerEpoch: number }> {
		const maxDigits = Math.max(...runs.configs.map(({ digits }) => digits));
		const file = `data/train-${maxDigits <= FEW_DIGITS ? FEW_DIGITS : ALL_DIGITS}.digits`;
		const bytes = await untilAborted(this.#services.fetchDigits(file), this.#signal);
		await this.call("digits", { bytes }, [bytes.buffer]);
		this.#hasWorkers = true;
		return this.call("open", runs);
	}

	/** Passes on all progress until the signal is aborted or the coordinator fails; rejects then. */
	async listen(report: (progress: Progress) => void): Promise<never> {
		for (;;) {
			report(await this.call("progress", {}));
			await delay(PROGRESS_MS, this.#signal);
		}
	}

	/** Its own workers first: a worker that ends with workers of its own may leave them behind. */
	#end(): void {
		const client = this.#client;
		if (!this.#hasWorkers) client.close();
		else if (!client.lost) client.call("close", {}).then(client.shutdown, client.shutdown);
	}
}
