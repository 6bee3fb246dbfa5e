/** What one lane has been through: a loss for each step, and what it reached on the test digits now and then. */

import type { Validation } from "../../engine/training/calls";
import type { Loss } from "../../engine/training/protocol";

/** What was reached after so many steps; means over the digits. */
export interface Judgement {
	step: number;
	reconstruction: number;
	kl: number;
	/** of the reconstruction without chance, mean a pixel */
	squaredError: number;
}

export class Track {
	constructor(
		/** By step: the loss of its batch, before the step was taken. */
		readonly reconstruction: number[] = [],
		readonly kl: number[] = [],
		readonly judgements: Judgement[] = [],
	) {}

	/** Losses from this step on; what had been seen of it and later is forgotten. */
	add(from: number, losses: readonly Loss[]): void {
		this.cutAt(from);
		for (const { reconstruction, kl } of losses) {
			this.reconstruction.push(reconstruction);
			this.kl.push(kl);
		}
	}

	judge(step: number, { images, reconstruction, kl, squaredError }: Validation): void {
		if (images === 0 || this.judgements.at(-1)?.step === step) return;
		const mean = (sum: number) => sum / images;
		const judgement = { reconstruction: mean(reconstruction), kl: mean(kl), squaredError: mean(squaredError) };
		this.judgements.push({ step, ...judgement });
	}

	/** Forgets what came after so many steps. */
	cutAt(step: number): void {
		this.reconstruction.length = Math.min(this.reconstruction.length, step);
		this.kl.length = Math.min(this.kl.length, step);
		while ((this.judgements.at(-1)?.step ?? 0) > step) this.judgements.pop();
	}

	static from({ reconstruction, kl, judgements }: StoredTrack): Track {
		return new Track(Array.from(reconstruction), Array.from(kl), judgements.slice());
	}

	/** What it knows of the time up to this step. */
	toStored(step: number): StoredTrack {
		const upTo = (values: readonly number[]) => Float32Array.from(values.slice(0, step));
		const judgements = this.judgements.filter((judgement) => judgement.step <= step);
		return { reconstruction: upTo(this.reconstruction), kl: upTo(this.kl), judgements };
	}
}

export interface StoredTrack {
	reconstruction: Float32Array;
	kl: Float32Array;
	judgements: Judgement[];
}
