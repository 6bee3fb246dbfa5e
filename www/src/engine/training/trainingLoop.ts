/**
 * The steps of a training session, taken by all of its runs together, up to a target. A step is computed and then applied; in
 * between it waits while the training is paused, so that a pause takes effect at once, however long a step takes.
 */

import { EngineError, serializeError } from "../error";
import type { Checkpoint, Progress, Status, TrainState } from "./contracts";
import type { ModelRun } from "./modelRun";
import type { Gradients } from "./pool";
import type { Loss } from "./replicaContract";

/** A run has diverged when its loss exceeds the first loss and that of an untrained model by this factor. */
const DIVERGENCE_FACTOR = 10;
/** How often the states of all runs are copied, to roll back to if a loss diverges. */
const LAST_GOOD_INTERVAL_MS = 2000;

type Diverged = Extract<Status, { kind: "diverged" }>;

export class TrainingLoop {
	readonly #runs: readonly ModelRun[];
	readonly #firstLosses: (number | undefined)[];
	#status: Status = { kind: "paused" };
	#targetStep = 0;
	/** Since progress was last reported. */
	#losses: Loss[][] = [];
	/** Steps that were done before the first of these losses. */
	#stepsBeforeLosses = 0;
	/** Milliseconds of training. */
	#elapsedMs = 0;
	/** Checkpoints at steps 1, 2, 4, 8…, which polling would miss. */
	#earlyCheckpoints: Checkpoint[] = [];
	#lastGood: TrainState[];
	#lastGoodTime = 0;
	#isTraining = false;
	#isClosed = false;
	#isReported = true;
	/** Resolves the promise that `nextProgress` waits for. */
	#notify: (() => void) | undefined;
	/** Resolves the promise that a computed step waits for while the training is paused. */
	#resume: (() => void) | undefined;

	constructor(runs: readonly ModelRun[]) {
		this.#runs = runs;
		this.#firstLosses = runs.map(() => undefined);
		this.#clearProgress();
		this.#lastGood = this.states();
	}

	get step(): number {
		return this.#runs[0]?.step ?? 0;
	}

	get status(): Status {
		return this.#status;
	}

	get stepsPerEpoch(): number {
		return this.#runs[0]?.stepsPerEpoch ?? 0;
	}

	run(targetStep: number): void {
		this.#targetStep = targetStep;
		if (this.step >= targetStep) return;
		this.#setStatus({ kind: "running" });
		this.#resume?.();
		if (!this.#isTraining) void this.#train();
	}

	pause(): void {
		if (this.#status.kind === "running") this.#setStatus({ kind: "paused" });
	}

	states(): TrainState[] {
		return this.#runs.map((run) => run.state());
	}

	modelFiles(): Uint8Array[] {
		return this.#runs.map((run) => run.modelFile());
	}

	/** The early ones not yet requested, and one of the current step. */
	takeCheckpoints(): Checkpoint[] {
		const early = this.#earlyCheckpoints.filter(({ step }) => step < this.step);
		this.#earlyCheckpoints = [];
		return [...early, this.#checkpoint()];
	}

	#checkpoint(): Checkpoint {
		const runs = this.#runs.map((run) => {
			const { beta, learningRate } = run;
			return { bytes: run.modelFile(), norms: run.tensorNorms(), beta, learningRate };
		});
		return { step: this.step, runs };
	}

	/** What has happened since the last report, as soon as anything has. */
	async nextProgress(): Promise<Progress> {
		while (this.#hasNoProgress() && !this.#isClosed) {
			await new Promise<void>((resolve) => {
				this.#notify = resolve;
			});
		}
		if (this.#isClosed) throw new EngineError("closed", "the training was closed");
		return this.takeProgress();
	}

	/** What has happened since the last report, even if it is nothing. */
	takeProgress(): Progress {
		const progress = {
			status: this.#status,
			stepsBeforeLosses: this.#stepsBeforeLosses,
			losses: this.#losses,
			elapsedMs: this.#elapsedMs,
		};
		this.#clearProgress();
		this.#isReported = true;
		return { ...progress, step: this.step };
	}

	/** A step that is being computed is dropped. The runs are not closed. */
	close(): void {
		this.#isClosed = true;
		this.#resume?.();
		this.#notify?.();
	}

	#hasNoProgress(): boolean {
		return this.#isReported && this.#losses.every((losses) => losses.length === 0);
	}

	#clearProgress(): void {
		this.#losses = this.#runs.map(() => []);
		this.#stepsBeforeLosses = this.step;
	}

	/** The losses of steps that were taken back; those before them are still to be reported. */
	#dropUndone(): void {
		const kept = Math.max(0, this.step - this.#stepsBeforeLosses);
		this.#losses = this.#losses.map((losses) => losses.slice(0, kept));
		this.#stepsBeforeLosses = Math.min(this.#stepsBeforeLosses, this.step);
	}

	#setStatus(status: Status): void {
		this.#status = status;
		this.#isReported = false;
		this.#notify?.();
	}

	async #train(): Promise<void> {
		this.#isTraining = true;
		try {
			while (this.#status.kind === "running" && !this.#isClosed) await this.#computeStep();
		} catch (thrown) {
			if (!this.#isClosed) this.#fail(thrown);
		} finally {
			this.#isTraining = false;
		}
	}

	#fail(thrown: unknown): void {
		const { code, message, fatal } = serializeError(thrown);
		if (fatal) reportError(thrown); // ends this worker: nothing in it can be trusted any more
		this.#setStatus({ kind: "failed", code, message });
	}

	/** One step of every run, computed side by side and applied together. */
	async #computeStep(): Promise<void> {
		const began = performance.now();
		const betas = this.#runs.map(({ beta }) => beta);
		const steps = await Promise.all(this.#runs.map((run) => run.computeGradients()));
		this.#elapsedMs += performance.now() - began;
		await this.#whilePaused();
		if (!this.#isClosed) this.#applyStep(steps, betas);
	}

	async #whilePaused(): Promise<void> {
		while (this.#status.kind !== "running" && !this.#isClosed) {
			await new Promise<void>((resolve) => {
				this.#resume = resolve;
			});
		}
	}

	#applyStep(steps: readonly Gradients[], betas: readonly number[]): void {
		const began = performance.now();
		const totals = steps.map(({ loss }, run) => loss.reconstruction + (betas[run] ?? 0) * loss.kl);
		const diverged = totals.findIndex((total, run) => this.#hasDiverged(run, total));
		if (diverged >= 0) {
			this.#rollBack({ run: diverged, step: this.step + 1, loss: totals[diverged] });
			return;
		}
		this.#keepLastGood(began);
		if (!this.#update(steps)) return;
		if (isPowerOfTwo(this.step)) this.#earlyCheckpoints.push(this.#checkpoint());
		this.#elapsedMs += performance.now() - began;
		if (this.step >= this.#targetStep) this.#setStatus({ kind: "paused" });
		else this.#notify?.();
	}

	/** False where a gradient is not finite: then all runs are back at their last good states. */
	#update(steps: readonly Gradients[]): boolean {
		const step = this.step + 1;
		for (const [index, run] of this.#runs.entries()) {
			const gradients = steps[index];
			if (!gradients) continue;
			try {
				run.update(gradients);
			} catch (thrown) {
				if (serializeError(thrown).code !== "diverged") throw thrown;
				this.#rollBack({ run: index, step, loss: undefined });
				return false;
			}
		}
		for (const [index, { loss }] of steps.entries()) this.#losses[index]?.push(loss);
		return true;
	}

	#hasDiverged(run: number, loss: number): boolean {
		const first = this.#firstLosses[run] ?? loss;
		this.#firstLosses[run] = first;
		// The first loss of a resumed training may be that of a few easy examples.
		return !Number.isFinite(loss) || loss > DIVERGENCE_FACTOR * Math.max(first, this.#runs[run]?.untrainedLoss ?? 0);
	}

	/** Before the step is applied: the loss is that of the weights as they still are, so they are good. */
	#keepLastGood(now: number): void {
		if (now - this.#lastGoodTime < LAST_GOOD_INTERVAL_MS) return;
		this.#lastGoodTime = now;
		this.#lastGood = this.states();
	}

	#rollBack(where: Omit<Diverged, "kind">): void {
		for (const [index, state] of this.#lastGood.entries()) this.#runs[index]?.restore(state);
		this.#earlyCheckpoints = [];
		this.#dropUndone();
		this.#setStatus({ kind: "diverged", ...where });
	}
}

function isPowerOfTwo(step: number): boolean {
	return Number.isInteger(Math.log2(step));
}
