/** Saves a training in this browser every few seconds, so that it outlives its tab. */

import { signal } from "@preact/signals";
import { delay } from "../abortable";
import { StorageError, type watchDatabase } from "../database";
import { createQueue } from "../queue";
import type { deleteTraining, putTraining } from "../storage";
import type { TrainingLock } from "./locks";
import { type SavedTraining, savedByteSize, savedStepOf } from "./savedTraining";

/** The training, as it is saved. */
export interface SaveableTraining {
	isOpen(): boolean;
	/** steps done */
	currentStep(): number;
	save(): Promise<SavedTraining | undefined>;
}

export type SaveError = StorageError["code"];

const MIN_INTERVAL_MS = 5000;
/** Maximum average write rate: a large training is saved less often. */
const BYTES_PER_MS = 2000;

export interface TrainingStore {
	putTraining: typeof putTraining;
	deleteTraining: typeof deleteTraining;
	watchDatabase: typeof watchDatabase;
}

export class Persistence {
	/** Why the browser keeps the training no longer as it is now, or not at all: what is not saved does not outlive its tab. */
	readonly saveError = signal<SaveError | undefined>(undefined);
	#savedStep: number | undefined;
	#intervalMs = MIN_INTERVAL_MS;
	#isOver = false;
	/** One after another, so that nothing is saved after `discard`. */
	readonly #enqueue = createQueue();

	/** Saves for as long as the training lives. */
	constructor(
		private readonly training: SaveableTraining,
		private readonly lock: TrainingLock,
		private readonly lifetime: AbortSignal,
		private readonly store: TrainingStore,
	) {
		document.addEventListener("visibilitychange", () => void this.save(), { signal: lifetime });
		lifetime.addEventListener(
			"abort",
			store.watchDatabase(() => this.#saveAgain()),
		);
		this.#saveRegularly().catch(() => {}); // aborted
	}

	/** What was saved may have been erased, also while the training is paused. */
	#saveAgain(): void {
		this.#savedStep = undefined;
		void this.save();
	}

	async #saveRegularly(): Promise<void> {
		for (;;) {
			await delay(this.#intervalMs, this.lifetime);
			await this.save();
		}
	}

	/** Nothing happens where nothing has changed. */
	save(): Promise<void> {
		return this.#enqueue(() =>
			this.#saveChanges().catch((thrown: unknown) => {
				if (this.#hasEnded() || !this.training.isOpen()) return;
				this.saveError.value = thrown instanceof StorageError ? thrown.code : "failed";
			}),
		);
	}

	#hasEnded(): boolean {
		return this.#isOver || this.lifetime.aborted;
	}

	async #saveChanges(): Promise<void> {
		if (this.#hasEnded() || !this.training.isOpen() || this.training.currentStep() === this.#savedStep) return;
		const saved = await this.training.save();
		if (!saved || this.#hasEnded()) return;
		this.#intervalMs = Math.max(MIN_INTERVAL_MS, savedByteSize(saved) / BYTES_PER_MS);
		await this.store.putTraining(this.lock.key, saved);
		this.#savedStep = savedStepOf(saved);
		this.saveError.value = undefined;
	}

	/** Deletes what was saved, and saves nothing more. */
	async discard(): Promise<void> {
		this.#isOver = true;
		this.saveError.value = undefined;
		await this.#enqueue(() => this.store.deleteTraining(this.lock.key).catch(() => {}));
	}
}
