/**
 * Trainings side by side, in step with one another, from where they stand to a goal. Between the computing of a step and
 * its taking there is a gate, which a pause closes at once, however long the step takes: what was computed waits there.
 */

import { serializeError } from "../error";
import type { Checkpoint, Progress, Status, TrainState } from "./contracts";
import type { ModelRun } from "./modelRun";
import type { Gradients } from "./pool";
import type { Loss } from "./replicaContract";

/** A loss so many times that of the first step, and of a model that knows nothing, has exploded. */
const DIVERGED = 10;
/** Where all lanes stand is kept this often, to come back to should a loss explode. */
const KEEP_MS = 2000;

export class TrainingLoop {
	readonly #runs: readonly ModelRun[];
	readonly #firstLosses: (number | undefined)[];
	#status: Status = { kind: "paused" };
	#targetStep = 0;
	#losses: Loss[][];
	/** The step of the first of these losses. */
	#from = 0;
	#elapsed = 0;
	/** Of steps 1, 2, 4, 8 …, when much happens that nobody is quick enough to ask for. */
	#early: Checkpoint[] = [];
	#lastGood: TrainState[];
	#keptAt = 0;
	#isTraining = false;
	/** What was computed before the lanes were set elsewhere is not taken any more. */
	#generation = 0;
	#isReported = true;
	#notify: (() => void) | undefined;
	#openGate: (() => void) | undefined;

	constructor(lanes: readonly ModelRun[]) {
		this.#runs = lanes;
		this.#firstLosses = lanes.map(() => undefined);
		this.#losses = lanes.map(() => []);
		this.#from = this.step;
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

	run(goal: number): void {
		this.#targetStep = goal;
		if (this.step >= goal) return;
		this.#setStatus({ kind: "running" });
		this.#openGate?.();
		if (!this.#isTraining) void this.#train();
	}

	advance(steps: number): void {
		this.run((this.#status.kind === "running" ? this.#targetStep : this.step) + steps);
	}

	pause(): void {
		if (this.#status.kind === "running") this.#setStatus({ kind: "paused" });
	}

	states(): TrainState[] {
		return this.#runs.map((lane) => lane.state());
	}

	files(): Uint8Array[] {
		return this.#runs.map((lane) => lane.file());
	}

	/** The early ones that were not yet told of, and one of now. */
	checkpoints(): Checkpoint[] {
		const early = this.#early.filter(({ step }) => step < this.step);
		this.#early = [];
		return [...early, this.#checkpoint()];
	}

	#checkpoint(): Checkpoint {
		const lanes = this.#runs.map((lane) => ({ bytes: lane.file(), norms: lane.norms(), beta: lane.beta }));
		return { step: this.step, lanes };
	}

	#restore(positions: readonly TrainState[]): void {
		this.#generation++;
		for (const [index, lane] of this.#runs.entries()) {
			const position = positions[index];
			if (position) lane.restore(position);
		}
		this.#lastGood = this.states();
		this.#early = [];
		this.#clearProgress();
		this.#setStatus({ kind: "paused" });
	}

	/** What has happened since the last news, as soon as anything has. */
	async progress(): Promise<Progress> {
		if (this.#hasNoProgress()) {
			await new Promise<void>((resolve) => {
				this.#notify = resolve;
			});
		}
		return this.progressSoFar();
	}

	/** What has happened since the last news, be it nothing. */
	progressSoFar(): Progress {
		const news = { status: this.#status, from: this.#from, losses: this.#losses, elapsed: this.#elapsed };
		this.#clearProgress();
		this.#isReported = true;
		return { ...news, step: this.step };
	}

	close(): void {
		this.#generation++;
		this.pause();
		for (const lane of this.#runs) lane.close();
	}

	#hasNoProgress(): boolean {
		return this.#isReported && this.#losses.every((losses) => losses.length === 0);
	}

	#clearProgress(): void {
		this.#losses = this.#runs.map(() => []);
		this.#from = this.step;
	}

	#setStatus(status: Status): void {
		this.#status = status;
		this.#isReported = false;
		this.#notify?.();
	}

	async #train(): Promise<void> {
		this.#isTraining = true;
		try {
			while (this.#status.kind === "running") await this.#computeStep();
		} catch (thrown) {
			const { code, message, fatal } = serializeError(thrown);
			if (fatal) reportError(thrown); // ends this worker: nothing in it can be trusted any more
			this.#setStatus({ kind: "failed", code, message });
		} finally {
			this.#isTraining = false;
		}
	}

	/** One step of every lane, computed side by side and taken together. */
	async #computeStep(): Promise<void> {
		const era = this.#generation;
		const began = performance.now();
		const betas = this.#runs.map(({ beta }) => beta);
		const parts = await Promise.all(this.#runs.map((lane) => lane.gradients()));
		this.#elapsed += performance.now() - began;
		await this.#whileRunning();
		if (era === this.#generation) this.#applyStep(parts, betas);
	}

	/** Passed while it runs. */
	async #whileRunning(): Promise<void> {
		while (this.#status.kind !== "running") {
			await new Promise<void>((resolve) => {
				this.#openGate = resolve;
			});
		}
	}

	#applyStep(parts: readonly Gradients[], betas: readonly number[]): void {
		const began = performance.now();
		const totals = parts.map(({ loss }, lane) => loss.reconstruction + (betas[lane] ?? 0) * loss.kl);
		const lost = totals.findIndex((total, lane) => this.#hasDiverged(lane, total));
		if (lost >= 0) {
			this.#rollBack(lost, totals[lost] ?? Number.NaN);
			return;
		}
		this.#keepLastGood(began);
		for (const [index, lane] of this.#runs.entries()) {
			const part = parts[index];
			if (!part) continue;
			lane.update(part);
			this.#losses[index]?.push(part.loss);
		}
		if (isPowerOfTwo(this.step)) this.#early.push(this.#checkpoint());
		this.#elapsed += performance.now() - began;
		if (this.step >= this.#targetStep) this.#setStatus({ kind: "paused" });
		else this.#notify?.();
	}

	#hasDiverged(lane: number, loss: number): boolean {
		const first = this.#firstLosses[lane] ?? loss;
		this.#firstLosses[lane] = first;
		// The first loss after a training was taken up again may be that of a few easy digits.
		return !Number.isFinite(loss) || loss > DIVERGED * Math.max(first, this.#runs[lane]?.untrainedLoss ?? 0);
	}

	/** Before the step is taken: the loss just seen was that of the weights as they still are, so they are well. */
	#keepLastGood(now: number): void {
		if (now - this.#keptAt < KEEP_MS) return;
		this.#keptAt = now;
		this.#lastGood = this.states();
	}

	#rollBack(lane: number, loss: number): void {
		const at = this.step;
		this.#restore(this.#lastGood);
		this.#setStatus({ kind: "diverged", lane, at, loss });
	}
}

function isPowerOfTwo(step: number): boolean {
	return Number.isInteger(Math.log2(step));
}
