/**
 * The losses of a run, and its evaluations on the test examples. However long it trains, the history stays small: above
 * `MAX_VALUES`, each value becomes the mean of twice as many steps.
 */

import type { EvalMetrics } from "../../engine/training/contracts";
import type { Loss } from "../../engine/training/replicaContract";

/** More values than a chart has pixels. A power of two, so that halving them keeps the means where they are. */
export const MAX_VALUES = 4096;
/** Above this number, every second evaluation is dropped. */
export const MAX_EVALUATIONS = 512;

/** Metrics on the test examples after `step` steps; means over the examples. */
export interface Evaluation {
	step: number;
	reconstruction: number;
	kl: number;
	/** of the reconstruction from the posterior's mean, mean per pixel */
	squaredError: number;
}

/** A history as it is saved. */
export interface StoredLossHistory {
	/** steps seen */
	steps: number;
	/** steps of each value but the last, which may have fewer: a power of two */
	stride: number;
	reconstruction: Float32Array;
	kl: Float32Array;
	evaluations: Evaluation[];
}

export class LossHistory {
	/** Of the batch of each step before the step was taken; each value is the mean over `stride` steps. */
	readonly reconstruction: number[] = [];
	readonly kl: number[] = [];
	readonly evaluations: Evaluation[] = [];
	#steps = 0;
	#stride = 1;

	get stride(): number {
		return this.#stride;
	}

	/** Steps seen. */
	get steps(): number {
		return this.#steps;
	}

	/** Adds losses from this step on, replacing those of the same and later steps. */
	add(from: number, losses: readonly Loss[]): void {
		if (from < this.#steps) this.truncate(from);
		for (const loss of losses) this.#addStep(loss);
	}

	#addStep({ reconstruction, kl }: Loss): void {
		const index = Math.floor(this.#steps / this.#stride);
		const count = (this.#steps % this.#stride) + 1;
		addToMean(this.reconstruction, index, count, reconstruction);
		addToMean(this.kl, index, count, kl);
		this.#steps++;
		if (this.reconstruction.length > MAX_VALUES) this.#doubleStride();
	}

	/** A last value without a partner stays as it is. */
	#doubleStride(): void {
		for (const values of [this.reconstruction, this.kl]) mergePairs(values, this.#steps, this.#stride);
		this.#stride *= 2;
	}

	/** An evaluation may come before the losses of its steps; it takes the place of those of later steps, now undone. */
	addEvaluation(step: number, { imageCount, reconstruction, kl, squaredError }: EvalMetrics): void {
		if (imageCount === 0) return;
		this.#keepEvaluations((kept) => kept.step < step);
		const mean = (sum: number) => sum / imageCount;
		const evaluation = { reconstruction: mean(reconstruction), kl: mean(kl), squaredError: mean(squaredError) };
		this.evaluations.push({ step, ...evaluation });
		if (this.evaluations.length > MAX_EVALUATIONS) this.#thinEvaluations();
	}

	/** Keeps the first and the last. */
	#thinEvaluations(): void {
		const last = this.evaluations.length - 1;
		this.#keepEvaluations((_, index) => index % 2 === 0 || index === last);
	}

	#keepEvaluations(isKept: (evaluation: Evaluation, index: number) => boolean): void {
		this.evaluations.splice(0, this.evaluations.length, ...this.evaluations.filter(isKept));
	}

	/** Drops everything after `step` steps. A mean over steps on both sides stays as it is. */
	truncate(step: number): void {
		this.#steps = Math.min(this.#steps, step);
		const length = Math.ceil(this.#steps / this.#stride);
		for (const values of [this.reconstruction, this.kl]) values.length = Math.min(values.length, length);
		this.#keepEvaluations((evaluation) => evaluation.step <= step);
	}

	/** The x position of each value: the middle of its steps, which are counted from 1. */
	positions(): number[] {
		return this.reconstruction.map((_, index) => {
			const first = index * this.#stride + 1;
			const last = Math.min(first + this.#stride - 1, this.#steps);
			return (first + last) / 2;
		});
	}

	/** Mean reconstruction loss of about the last `steps` steps; NaN if there are none. */
	meanOfLast(steps: number): number {
		const values = this.reconstruction.slice(-Math.max(1, Math.round(steps / this.#stride)));
		return values.reduce((sum, value) => sum + value, 0) / values.length;
	}

	static from(stored: StoredLossHistory): LossHistory {
		const history = new LossHistory();
		history.#steps = stored.steps;
		history.#stride = stored.stride;
		for (const value of stored.reconstruction) history.reconstruction.push(value);
		for (const value of stored.kl) history.kl.push(value);
		for (const evaluation of stored.evaluations) history.evaluations.push(evaluation);
		return history;
	}

	/** The history up to `step`. */
	toStored(step: number): StoredLossHistory {
		const steps = Math.min(this.#steps, step);
		const length = Math.ceil(steps / this.#stride);
		return {
			steps,
			stride: this.#stride,
			reconstruction: Float32Array.from(this.reconstruction.slice(0, length)),
			kl: Float32Array.from(this.kl.slice(0, length)),
			evaluations: this.evaluations.filter((evaluation) => evaluation.step <= step),
		};
	}
}

/** The value at `index` becomes the mean of `count` values, of which this is the last. */
function addToMean(values: number[], index: number, count: number, value: number): void {
	const mean = count === 1 ? 0 : (values[index] ?? 0);
	values[index] = mean + (value - mean) / count;
}

/** Two neighbours become their mean, weighted by their steps; of the last value there may be fewer than `stride`. */
function mergePairs(values: number[], steps: number, stride: number): void {
	const stepsOf = (index: number) => Math.min(stride, Math.max(0, steps - index * stride));
	const merged = Math.ceil(values.length / 2);
	for (let index = 0; index < merged; index++) {
		const [left, right] = [2 * index, 2 * index + 1];
		const share = stepsOf(right) / (stepsOf(left) + stepsOf(right));
		values[index] = (values[left] ?? 0) * (1 - share) + (values[right] ?? 0) * share;
	}
	values.length = merged;
}
