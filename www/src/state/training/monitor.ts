/**
 * Polls a training session: takes checkpoints, evaluates them, and shows the selected one. Of the two workers of `Evaluators`, the viewer
 * reconstructs with the models of that checkpoint, and the evaluator computes the metrics of all.
 */

import { computed, signal } from "@preact/signals";
import type { OwnModelId } from "../../engine/protocol";
import type { Checkpoint, EvalMetrics } from "../../engine/training/contracts";
import type { TrainConfig } from "../../engine/training/trainConfig";
import { delay, untilAborted } from "../abortable";
import { imageSource } from "../imageSource";
import { randomId } from "../randomId";
import { appendCheckpoint, checkpointAt } from "./checkpoints";
import { type Evaluators, evalSettingsOf, type RunResults } from "./evaluators";

/** The training, as the monitor sees it. */
export interface MonitoredTraining {
	configs(): readonly TrainConfig[];
	/** Whether it can go on: it runs or is paused, and has neither ended nor been lost. */
	isOpen(): boolean;
	isRunning(): boolean;
	/** steps done */
	currentStep(): number;
	takeCheckpoints(): Promise<Checkpoint[]>;
	addEvaluation(run: number, step: number, metrics: EvalMetrics): void;
}

/** What is on the screen: a checkpoint, and the results of its models. */
export interface Snapshot {
	checkpoint: Checkpoint;
	runs: readonly RunResults[];
}

/** The delay between two polls is the duration of the last one times `DELAY_FACTOR`, within these limits. */
const MIN_DELAY_MS = 300;
const MAX_DELAY_MS = 2500;
const DELAY_FACTOR = 3;

export class Monitor {
	readonly checkpoints = signal<readonly Checkpoint[]>([]);
	/** The step whose checkpoint is shown; undefined follows the newest. */
	readonly selectedStep = signal<number | undefined>(undefined);
	readonly snapshot = signal<Snapshot | undefined>(undefined);
	/** Whether the viewer or the evaluator has failed. */
	readonly hasFailed = signal(false);

	/** Makes the names of this session's models unique. */
	readonly #name = randomId();
	readonly #selected = computed<Checkpoint | undefined>(() => {
		const step = this.selectedStep.value;
		return step === undefined ? this.checkpoints.value.at(-1) : checkpointAt(this.checkpoints.value, step);
	});
	#unevaluated: Checkpoint[] = [];
	#viewing: Promise<void> | undefined;
	/** Whether the viewer has models of this training. */
	#hasLoaded = false;
	/** Whether the viewer was replaced by a new worker, which has no models yet. */
	#isViewerEmpty = false;

	constructor(
		private readonly training: MonitoredTraining,
		private readonly evaluators: Evaluators,
		private readonly lifetime: AbortSignal,
	) {
		lifetime.addEventListener("abort", () => void this.#unloadModels());
	}

	/** The names of the viewed models, one for each run. */
	get modelNames(): OwnModelId[] {
		return this.training.configs().map((_, run) => this.#modelName(run));
	}

	#modelName(run: number): OwnModelId {
		return `own-${this.#name}-${run}`;
	}

	/** Frees the viewed models, once nothing loads another. */
	async #unloadModels(): Promise<void> {
		await this.#viewing?.catch(() => {});
		if (this.#hasLoaded) await this.evaluators.unload(this.modelNames).catch(() => {});
	}

	/**
	 * Asks for the models as they are now, and resolves once they are shown; goes on until the training has ended and everything
	 * has been evaluated.
	 */
	async start(): Promise<void> {
		await this.#attempt(() => this.#checkpointAndView());
		this.#pollUntilDone().catch(() => {}); // aborted
	}

	async #pollUntilDone(): Promise<void> {
		let lastDurationMs = await this.#attempt(() => this.#evaluateAll());
		while (this.#hasWork()) {
			await this.#delay(lastDurationMs);
			lastDurationMs = await this.#attempt(() => this.#poll());
		}
	}

	#hasWork(): boolean {
		return this.training.isOpen() || this.#unevaluated.length > 0;
	}

	/** Ends early once the training no longer runs, and polling takes no time from it. */
	async #delay(lastDurationMs: number): Promise<void> {
		const until = performance.now() + Math.min(MAX_DELAY_MS, DELAY_FACTOR * lastDurationMs);
		do await delay(MIN_DELAY_MS, this.lifetime);
		while (this.training.isRunning() && performance.now() < until);
	}

	/** Returns how long it took, in milliseconds. */
	async #attempt(task: () => Promise<void>): Promise<number> {
		const began = performance.now();
		try {
			await task();
			this.hasFailed.value = false;
			return performance.now() - began;
		} catch (thrown) {
			if (this.lifetime.aborted) throw thrown;
			this.hasFailed.value = this.training.isOpen();
			// While the training is open the newest is tried again with the next poll, and the models before it must not pile up; after the
			// end there is no next poll.
			this.#unevaluated = this.training.isOpen() ? this.#unevaluated.slice(-1) : [];
			return 0;
		}
	}

	/** A checkpoint that cannot be shown is evaluated all the same, and then its error is thrown. */
	async #poll(): Promise<void> {
		const [outcome] = await Promise.allSettled([this.#checkpointAndView()]);
		this.lifetime.throwIfAborted();
		await this.#evaluateAll();
		if (outcome.status === "rejected") throw outcome.reason;
	}

	/** Takes a checkpoint if there are new steps, and shows the selected one: before the evaluation, which takes longer. */
	async #checkpointAndView(): Promise<void> {
		const isNew = this.checkpoints.peek().at(-1)?.step !== this.training.currentStep();
		if (isNew && this.training.isOpen()) await this.addCheckpoints();
		await untilAborted(this.evaluators.untilReady(), this.lifetime);
		await this.#view();
	}

	async #evaluateAll(): Promise<void> {
		for (let next = this.#unevaluated[0]; next; next = this.#unevaluated[0]) await this.#evaluate(next);
	}

	/** Takes copies of the models as they are now, and those that the coordinator made at early steps. */
	async addCheckpoints(): Promise<void> {
		const added = await untilAborted(this.training.takeCheckpoints(), this.lifetime);
		this.#unevaluated.push(...added);
		this.checkpoints.value = added.reduce(appendCheckpoint, this.checkpoints.peek());
	}

	async #evaluate(checkpoint: Checkpoint): Promise<void> {
		for (const [run, { bytes }] of checkpoint.runs.entries()) {
			const config = this.training.configs()[run];
			if (!config) continue;
			const metrics = await untilAborted(this.evaluators.evaluate(bytes, evalSettingsOf(config)), this.lifetime);
			this.training.addEvaluation(run, checkpoint.step, metrics);
		}
		this.#unevaluated = this.#unevaluated.filter((other) => other !== checkpoint);
	}

	/** Shows the selected checkpoint, and any that is selected meanwhile. */
	#view(): Promise<void> {
		this.#viewing ??= this.#viewSelected().finally(() => {
			this.#viewing = undefined;
		});
		return untilAborted(this.#viewing, this.lifetime);
	}

	async #viewSelected(): Promise<void> {
		while (!this.lifetime.aborted) {
			const checkpoint = this.#selected.peek();
			if (!checkpoint || (checkpoint === this.snapshot.peek()?.checkpoint && !this.#isViewerEmpty)) return;
			[this.#hasLoaded, this.#isViewerEmpty] = [true, false];
			const runs: RunResults[] = [];
			for (const [run, { bytes }] of checkpoint.runs.entries()) {
				const noise = this.training.configs()[run]?.noise ?? null;
				// with the reconstruction of what is on the pad
				runs.push(await this.evaluators.computeRunResults(this.#modelName(run), bytes, imageSource.peek(), noise));
			}
			if (!this.lifetime.aborted) this.snapshot.value = { checkpoint, runs };
		}
	}

	/** Shows the checkpoint of a step; undefined follows the newest. */
	selectStep(step: number | undefined): void {
		if (this.lifetime.aborted) return;
		this.selectedStep.value = step;
		this.#show();
	}

	/** Loads the models of the snapshot again: the viewer was lost, and the one after it has none. */
	reloadSnapshot(): void {
		this.#isViewerEmpty = true;
		if (!this.lifetime.aborted) this.#show();
	}

	#show(): void {
		this.#view().catch(() => {
			if (!this.lifetime.aborted) this.hasFailed.value = true;
		});
	}
}
