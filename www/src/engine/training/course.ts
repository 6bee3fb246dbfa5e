/**
 * Trainings side by side, in step with one another, from where they stand to a goal. Between the computing of a step and
 * its taking there is a gate, which a pause closes at once, however long the step takes: what was computed waits there.
 */

import { describe } from "../error";
import type { Checkpoint, News, Position, Status } from "./calls";
import type { Lane } from "./lane";
import type { Gradients } from "./pool";
import type { Loss } from "./protocol";

/** A loss so many times that of the first step, and of a model that knows nothing, has exploded. */
const EXPLODED = 10;
/** Where all lanes stand is kept this often, to come back to should a loss explode. */
const KEEP_MS = 2000;

export class Course {
	readonly #lanes: readonly Lane[];
	readonly #firsts: (number | undefined)[];
	#status: Status = { kind: "paused" };
	#goal = 0;
	#losses: Loss[][];
	/** The step of the first of these losses. */
	#from = 0;
	#elapsed = 0;
	/** Of steps 1, 2, 4, 8 …, when much happens that nobody is quick enough to ask for. */
	#early: Checkpoint[] = [];
	#good: Position[];
	#keptAt = 0;
	#isUnderWay = false;
	/** What was computed before the lanes were set elsewhere is not taken any more. */
	#era = 0;
	#isTold = true;
	#tell: (() => void) | undefined;
	#openGate: (() => void) | undefined;

	constructor(lanes: readonly Lane[]) {
		this.#lanes = lanes;
		this.#firsts = lanes.map(() => undefined);
		this.#losses = lanes.map(() => []);
		this.#from = this.step;
		this.#good = this.positions();
	}

	get step(): number {
		return this.#lanes[0]?.step ?? 0;
	}

	get status(): Status {
		return this.#status;
	}

	get stepsPerEpoch(): number {
		return this.#lanes[0]?.stepsPerEpoch ?? 0;
	}

	run(goal: number): void {
		this.#goal = goal;
		if (this.step >= goal) return;
		this.#change({ kind: "running" });
		this.#openGate?.();
		if (!this.#isUnderWay) void this.#train();
	}

	advance(steps: number): void {
		this.run((this.#status.kind === "running" ? this.#goal : this.step) + steps);
	}

	pause(): void {
		if (this.#status.kind === "running") this.#change({ kind: "paused" });
	}

	positions(): Position[] {
		return this.#lanes.map((lane) => lane.position());
	}

	files(): Uint8Array[] {
		return this.#lanes.map((lane) => lane.file());
	}

	/** The early ones that were not yet told of, and one of now. */
	checkpoints(): Checkpoint[] {
		const early = this.#early.filter(({ step }) => step < this.step);
		this.#early = [];
		return [...early, this.#checkpoint()];
	}

	#checkpoint(): Checkpoint {
		const lanes = this.#lanes.map((lane) => ({ bytes: lane.file(), norms: lane.norms(), beta: lane.beta }));
		return { step: this.step, lanes };
	}

	#restore(positions: readonly Position[]): void {
		this.#era++;
		for (const [index, lane] of this.#lanes.entries()) {
			const position = positions[index];
			if (position) lane.restore(position);
		}
		this.#good = this.positions();
		this.#early = [];
		this.#forget();
		this.#change({ kind: "paused" });
	}

	/** What has happened since the last news, as soon as anything has. */
	async news(): Promise<News> {
		if (this.#isQuiet()) {
			await new Promise<void>((resolve) => {
				this.#tell = resolve;
			});
		}
		return this.newsSoFar();
	}

	/** What has happened since the last news, be it nothing. */
	newsSoFar(): News {
		const news = { status: this.#status, from: this.#from, losses: this.#losses, elapsed: this.#elapsed };
		this.#forget();
		this.#isTold = true;
		return { ...news, step: this.step };
	}

	close(): void {
		this.#era++;
		this.pause();
		for (const lane of this.#lanes) lane.close();
	}

	#isQuiet(): boolean {
		return this.#isTold && this.#losses.every((losses) => losses.length === 0);
	}

	#forget(): void {
		this.#losses = this.#lanes.map(() => []);
		this.#from = this.step;
	}

	#change(status: Status): void {
		this.#status = status;
		this.#isTold = false;
		this.#tell?.();
	}

	async #train(): Promise<void> {
		this.#isUnderWay = true;
		try {
			while (this.#status.kind === "running") await this.#next();
		} catch (thrown) {
			const { code, message, fatal } = describe(thrown);
			if (fatal) reportError(thrown); // ends this worker: nothing in it can be trusted any more
			this.#change({ kind: "failed", code, message });
		} finally {
			this.#isUnderWay = false;
		}
	}

	/** One step of every lane, computed side by side and taken together. */
	async #next(): Promise<void> {
		const era = this.#era;
		const began = performance.now();
		const betas = this.#lanes.map(({ beta }) => beta);
		const parts = await Promise.all(this.#lanes.map((lane) => lane.gradients()));
		this.#elapsed += performance.now() - began;
		await this.#gate();
		if (era === this.#era) this.#take(parts, betas);
	}

	/** Passed while it runs. */
	async #gate(): Promise<void> {
		while (this.#status.kind !== "running") {
			await new Promise<void>((resolve) => {
				this.#openGate = resolve;
			});
		}
	}

	#take(parts: readonly Gradients[], betas: readonly number[]): void {
		const began = performance.now();
		const totals = parts.map(({ loss }, lane) => loss.reconstruction + (betas[lane] ?? 0) * loss.kl);
		const lost = totals.findIndex((total, lane) => this.#hasExploded(lane, total));
		if (lost >= 0) {
			this.#giveUp(lost, totals[lost] ?? Number.NaN);
			return;
		}
		this.#keep(began);
		for (const [index, lane] of this.#lanes.entries()) {
			const part = parts[index];
			if (!part) continue;
			lane.update(part);
			this.#losses[index]?.push(part.loss);
		}
		if (isPowerOfTwo(this.step)) this.#early.push(this.#checkpoint());
		this.#elapsed += performance.now() - began;
		if (this.step >= this.#goal) this.#change({ kind: "paused" });
		else this.#tell?.();
	}

	#hasExploded(lane: number, loss: number): boolean {
		const first = this.#firsts[lane] ?? loss;
		this.#firsts[lane] = first;
		// The first loss after a training was taken up again may be that of a few easy digits.
		return !Number.isFinite(loss) || loss > EXPLODED * Math.max(first, this.#lanes[lane]?.untrainedLoss ?? 0);
	}

	/** Before the step is taken: the loss just seen was that of the weights as they still are, so they are well. */
	#keep(now: number): void {
		if (now - this.#keptAt < KEEP_MS) return;
		this.#keptAt = now;
		this.#good = this.positions();
	}

	#giveUp(lane: number, loss: number): void {
		const at = this.step;
		this.#restore(this.#good);
		this.#change({ kind: "diverged", lane, at, loss });
	}
}

function isPowerOfTwo(step: number): boolean {
	return Number.isInteger(Math.log2(step));
}
