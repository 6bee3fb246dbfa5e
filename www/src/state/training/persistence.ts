/** Saves a training in this browser every few seconds, so that it outlives its tab. */

import { signal } from "@preact/signals";
import { delay } from "../abortable";
import { createQueue } from "../queue";
import type { deleteTraining, putTraining } from "../storage";
import type { Claim } from "./locks";
import { type SavedTraining, sizeOf, stepOf } from "./savedTraining";

/** The training, as it is saved. */
export interface Saveable {
	isOpen(): boolean;
	/** steps done */
	currentStep(): number;
	save(): Promise<SavedTraining | undefined>;
}

const MIN_INTERVAL_MS = 5000;
/** Maximum average write rate: a large training is saved less often. */
const BYTES_PER_MS = 2000;

export interface TrainingStore {
	putTraining: typeof putTraining;
	deleteTraining: typeof deleteTraining;
}

export class Persistence {
	/** The browser keeps nothing: this training will not outlive its tab. */
	readonly isUnsaved = signal(false);
	#savedStep: number | undefined;
	#intervalMs = MIN_INTERVAL_MS;
	#isOver = false;
	/** One after another, so that nothing is saved after `discard`. */
	readonly #enqueue = createQueue();

	/** Saves for as long as the training lives. */
	constructor(
		private readonly training: Saveable,
		private readonly claim: Claim,
		private readonly life: AbortSignal,
		private readonly store: TrainingStore,
	) {
		document.addEventListener("visibilitychange", () => void this.save(), { signal: life });
		this.#saveRegularly().catch(() => {}); // aborted
	}

	async #saveRegularly(): Promise<void> {
		for (;;) {
			await delay(this.#intervalMs, this.life);
			await this.save();
		}
	}

	/** Nothing happens where nothing has changed. */
	save(): Promise<void> {
		return this.#enqueue(() =>
			this.#saveChanges().catch(() => {
				if (!this.#hasEnded()) this.isUnsaved.value = this.training.isOpen();
			}),
		);
	}

	#hasEnded(): boolean {
		return this.#isOver || this.life.aborted;
	}

	async #saveChanges(): Promise<void> {
		if (this.#hasEnded() || !this.training.isOpen() || this.training.currentStep() === this.#savedStep) return;
		const saved = await this.training.save();
		if (!saved || this.#hasEnded()) return;
		this.#intervalMs = Math.max(MIN_INTERVAL_MS, sizeOf(saved) / BYTES_PER_MS);
		await this.store.putTraining(this.claim.key, saved);
		this.#savedStep = stepOf(saved);
		this.isUnsaved.value = false;
	}

	/** Deletes what was saved, and saves nothing more. */
	async discard(): Promise<void> {
		this.#isOver = true;
		this.isUnsaved.value = false;
		await this.#enqueue(() => this.store.deleteTraining(this.claim.key).catch(() => {}));
	}
}
