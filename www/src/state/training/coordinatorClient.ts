/**
 * The session's side of its coordinator: every call ends with the training, and so does the worker. A coordinator that dies is
 * replaced by one that goes on from the last copy of the states, by the same steps; the calls that were open are made again.
 */

import { isPermanent } from "../../engine/error";
import type { Client } from "../../engine/rpc";
import type { CoordinatorContract, Progress, Status, TrainState } from "../../engine/training/contracts";
import type { TrainConfig } from "../../engine/training/trainConfig";
import { HeartbeatTimeout } from "../../engine/watchdog";
import { delay, untilAborted } from "../abortable";
import { type StartedCoordinator, type StarterServices, startCoordinator } from "./startedCoordinator";

type Calls = CoordinatorContract;

export interface CoordinatorServices extends StarterServices {
	/** A coordinator that was started in advance, with `count` training examples; undefined where there is none. */
	takePreparedCoordinator(count: number): StartedCoordinator | undefined;
}

interface Runs {
	configs: readonly TrainConfig[];
	workers: number;
	states: readonly TrainState[] | undefined;
	/** the weights that runs without states begin with */
	files: readonly (Uint8Array | null)[] | undefined;
}

/** Milliseconds between requests for progress. */
const PROGRESS_MS = 100;
/** How often it may die in a row without reaching a later step than ever before. */
const MAX_DEATHS = 3;

export class CoordinatorClient {
	readonly #services: CoordinatorServices;
	readonly #signal: AbortSignal;
	/** How many training examples it needs. */
	readonly #exampleCount: number;
	#started: StartedCoordinator;
	/** Whether it was started before the training: its program, if that did not arrive then, may arrive now. */
	#isPrepared: boolean;
	/** With the last copy of their states. */
	#runs: Runs | undefined;
	#hasWorkers = false;
	#step = 0;
	/** The step up to which it trains now. */
	#targetStep: number | undefined;
	#deaths = 0;
	/** The step that was reached before the last death. */
	#maxStep = 0;
	#replacing: Promise<void> | undefined;
	#onProgress: ((progress: Progress) => void) | undefined;

	constructor(services: CoordinatorServices, signal: AbortSignal, examples: number) {
		this.#services = services;
		this.#signal = signal;
		this.#exampleCount = examples;
		const prepared = services.takePreparedCoordinator(examples);
		this.#isPrepared = prepared !== undefined;
		this.#started = prepared ?? this.#start(new HeartbeatTimeout());
		signal.addEventListener("abort", () => this.#shutDown());
	}

	/** Whether it has died once too often. */
	get isLost(): boolean {
		return this.#client.lostError !== undefined && !this.#replacing;
	}

	get #client(): Client<Calls> {
		return this.#started.client;
	}

	#start(heartbeatTimeout = this.#started.heartbeatTimeout): StartedCoordinator {
		return startCoordinator(this.#services, this.#exampleCount, heartbeatTimeout);
	}

	/** Sets the training up, paused. A coordinator that dies of it is replaced; one that was slow, by one with twice the time. */
	async open(runs: Runs): Promise<{ stepsPerEpoch: number }> {
		for (;;) {
			try {
				const opened = await this.#setUp(runs);
				[this.#runs, this.#deaths] = [runs, 0];
				return opened;
			} catch (thrown) {
				this.#signal.throwIfAborted();
				const { lostError } = this.#client;
				const isFinal = lostError && isPermanent(lostError) && !this.#isPrepared;
				if (!lostError || isFinal || ++this.#deaths > MAX_DEATHS) throw thrown;
				this.#isPrepared = false;
				this.#started = this.#start();
			}
		}
	}

	async #setUp({ configs, workers, states, files }: Runs): Promise<{ stepsPerEpoch: number }> {
		const { client, examplesLoaded } = this.#started;
		await untilAborted(examplesLoaded, this.#signal);
		this.#hasWorkers = true;
		const opened = await untilAborted(client.call("openTraining", { configs, workers, states, files }), this.#signal);
		this.#step = states?.[0]?.step ?? 0;
		return opened;
	}

	/** Copies of the states, with the progress until then; with models as files, if asked for. */
	async copyStates(withFiles: boolean): Promise<Calls["takeStates"]["reply"]> {
		const copy = await this.#call("takeStates", { withFiles });
		this.#noticeProgress(copy.progress);
		if (this.#runs) this.#runs = { ...this.#runs, states: copy.states };
		return copy;
	}

	async checkpoints(): Promise<Calls["takeCheckpoints"]["reply"]["checkpoints"]> {
		return (await this.#call("takeCheckpoints", {})).checkpoints;
	}

	/** Trains up to this step. */
	async run(targetStep: number): Promise<Status> {
		this.#targetStep = targetStep;
		return (await this.#call("run", { targetStep })).status;
	}

	/** The step that is `steps` after its target, or where it is paused, after its current step. */
	stepAfter(steps: number): number {
		return (this.#targetStep ?? this.#step) + steps;
	}

	/** Gives the number of steps done. */
	async pause(): Promise<number> {
		this.#targetStep = undefined;
		const { step } = await this.#call("pause", {});
		this.#step = step;
		return step;
	}

	/** Passes on all progress until the signal is aborted or the coordinator fails; rejects then. */
	async listen(onProgress: (progress: Progress) => void): Promise<never> {
		this.#onProgress = onProgress;
		for (;;) {
			const progress = await this.#call("awaitProgress", {});
			this.#noticeProgress(progress);
			onProgress(progress);
			await delay(PROGRESS_MS, this.#signal);
		}
	}

	#noticeProgress({ step, status }: Progress): void {
		this.#step = step;
		if (step > this.#maxStep) this.#deaths = 0;
		const isOver = status.kind === "diverged" || status.kind === "failed";
		if (isOver || step >= (this.#targetStep ?? Number.POSITIVE_INFINITY)) this.#targetStep = undefined;
	}

	/** A call that dies with its worker is made again of the next one, so it must do no harm when made twice. */
	async #call<T extends keyof Calls>(type: T, request: Calls[T]["request"]): Promise<Calls[T]["reply"]> {
		for (;;) {
			await this.#replacing;
			const client = this.#client;
			try {
				return await untilAborted(client.call(type, request), this.#signal);
			} catch (thrown) {
				this.#signal.throwIfAborted();
				if (!client.lostError) throw thrown; // it lives, and refuses
				this.#replacing ??= this.#replace(client).finally(() => {
					this.#replacing = undefined;
				});
				await this.#replacing;
			}
		}
	}

	/** Starts coordinators until one has reached the step of the lost one; it goes on from there unless it was paused meanwhile. */
	async #replace(lost: Client<Calls>): Promise<void> {
		if (lost !== this.#client) return; // it has been replaced already
		const reachedStep = this.#step;
		this.#maxStep = Math.max(this.#maxStep, this.#step);
		while (this.#client.lostError) {
			if (!this.#runs || ++this.#deaths > MAX_DEATHS) throw this.#client.lostError;
			this.#started = this.#start();
			try {
				await this.#setUp(this.#runs);
				await this.#catchUp(reachedStep);
			} catch (thrown) {
				this.#signal.throwIfAborted();
				if (!this.#client.lostError) throw thrown;
			}
		}
	}

	/** What is asked of it meanwhile waits: a copy or a pause is to be of the step that was shown. */
	async #catchUp(reachedStep: number): Promise<void> {
		const [client, signal] = [this.#client, this.#signal];
		if (reachedStep > this.#step) await untilAborted(client.call("run", { targetStep: reachedStep }), signal);
		while (this.#step < reachedStep) {
			const progress = await untilAborted(client.call("awaitProgress", {}), signal);
			this.#step = progress.step;
			this.#onProgress?.(progress);
			if (progress.status.kind === "diverged" || progress.status.kind === "failed") return;
		}
		const target = this.#targetStep ?? reachedStep;
		if (target > this.#step) await untilAborted(client.call("run", { targetStep: target }), signal);
	}

	/** Its own workers first: a worker that ends with workers of its own may leave them behind. */
	#shutDown(): void {
		const client = this.#client;
		if (!this.#hasWorkers) client.close();
		else if (!client.lostError) client.call("close", {}).then(client.shutdown, client.shutdown);
	}
}
