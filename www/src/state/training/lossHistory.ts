/** What one lane has been through: a loss for each step, and what it reached on the test digits now and then. */

import type { EvalMetrics } from "../../engine/training/contracts";
import type { Loss } from "../../engine/training/replicaContract";

/** What was reached after so many steps; means over the digits. */
export interface Evaluation {
	step: number;
	reconstruction: number;
	kl: number;
	/** of the reconstruction without chance, mean a pixel */
	squaredError: number;
}

export class LossHistory {
	constructor(
		/** By step: the loss of its batch, before the step was taken. */
		readonly reconstruction: number[] = [],
		readonly kl: number[] = [],
		readonly evaluations: Evaluation[] = [],
	) {}

	/** Losses from this step on; what had been seen of it and later is forgotten. */
	add(from: number, losses: readonly Loss[]): void {
		this.truncate(from);
		for (const { reconstruction, kl } of losses) {
			this.reconstruction.push(reconstruction);
			this.kl.push(kl);
		}
	}

	addEvaluation(step: number, { images, reconstruction, kl, squaredError }: EvalMetrics): void {
		if (images === 0 || this.evaluations.at(-1)?.step === step) return;
		const mean = (sum: number) => sum / images;
		const evaluation = { reconstruction: mean(reconstruction), kl: mean(kl), squaredError: mean(squaredError) };
		this.evaluations.push({ step, ...evaluation });
	}

	/** Forgets what came after so many steps. */
	truncate(step: number): void {
		this.reconstruction.length = Math.min(this.reconstruction.length, step);
		this.kl.length = Math.min(this.kl.length, step);
		while ((this.evaluations.at(-1)?.step ?? 0) > step) this.evaluations.pop();
	}

	static from({ reconstruction, kl, evaluations }: StoredLossHistory): LossHistory {
		return new LossHistory(Array.from(reconstruction), Array.from(kl), evaluations.slice());
	}

	/** What it knows of the time up to this step. */
	toStored(step: number): StoredLossHistory {
		const upTo = (values: readonly number[]) => Float32Array.from(values.slice(0, step));
		const evaluations = this.evaluations.filter((evaluation) => evaluation.step <= step);
		return { reconstruction: upTo(this.reconstruction), kl: upTo(this.kl), evaluations: evaluations };
	}
}

export interface StoredLossHistory {
	reconstruction: Float32Array;
	kl: Float32Array;
	evaluations: Evaluation[];
}
