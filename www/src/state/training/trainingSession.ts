/**
 * One training, from its opening to its end. It owns its coordinator, its monitor, what is saved of it and the lock
 * for saving it: all that it started ends with it, and nothing of it can reach the training after it.
 */

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { toEngineError } from "../../engine/error";
import type { Reconstructions } from "../../engine/protocol";
import type { Checkpoint, EvalMetrics, Progress } from "../../engine/training/contracts";
import { untilAborted } from "../abortable";
import { dataSet } from "../dataSet";
import { linkTo, openWithSettings } from "../urlState";
import { CoordinatorClient } from "./coordinatorClient";
import type { TrainingLock } from "./locks";
import { LossHistory } from "./lossHistory";
import { Monitor, type MonitoredTraining } from "./monitor";
import { Persistence, type SaveableTraining } from "./persistence";
import { type SavedTraining, savedStepOf, type TrainingCopy, toSavedTraining } from "./savedTraining";
import { pageServices, type SessionServices } from "./services";
import { type ShownModel, shownModelOf } from "./shownModel";
import { isOpenPhase, type Phase, type PretrainedOrigins, type TrainingInfo, type TrainingStart } from "./training";
import { TrainingProgress } from "./trainingProgress";

export interface SessionOptions {
	/** undefined where there is nothing to start. */
	prepare(): Promise<TrainingStart | undefined>;
	/** Whether it trains once it is open. */
	startsRunning: boolean;
	/** The run selected at first. */
	selectedRun: number;
	/** Saved until this training has opened, so that nothing is lost if it cannot, or is stopped before. */
	fallback?: TrainingCopy | undefined;
	/** The session before it: it ends as soon as this training is prepared, and is shown until this one is open. */
	previous: TrainingSession | undefined;
}

export class TrainingSession implements MonitoredTraining, SaveableTraining {
	readonly phase = signal<Phase>({ kind: "opening" });
	/** undefined until it is open */
	readonly info = signal<TrainingInfo | undefined>(undefined);
	readonly progress = new TrainingProgress();
	/** Until it is open and its first snapshot is shown. */
	readonly isStarting = signal(true);
	/** The run shown in detail and used by the other views. */
	readonly selectedRun = signal(0);
	/** The drawing, and its reconstruction by each run. */
	readonly drawingReconstructions = signal<Reconstructions>({ image: undefined, results: [] });
	/** undefined until it is open */
	readonly persistence = signal<Persistence | undefined>(undefined);
	readonly monitor: Monitor;
	/** The model for the other views: that of the previous training, until this one has its first snapshot. */
	readonly shownModel: ReadonlySignal<ShownModel | undefined> = computed(() => {
		const { snapshot, selectedStep } = this.monitor;
		const own = shownModelOf(this.info.value, snapshot.value, this.selectedRun.value, selectedStep.value !== undefined);
		return own ?? this.#previous?.shownModel.value;
	});

	readonly #prepareStart: SessionOptions["prepare"];
	/** Whether it trains once it is open. */
	#startsRunning: boolean;
	readonly #services: SessionServices;
	/** The lifetime of everything. */
	readonly #lifetime = new AbortController();
	/** The lifetime of training and saving, which ends earlier: the results can still be viewed. */
	readonly #training = new AbortController();
	#fallback: TrainingCopy | undefined;
	/** Settled once the fallback is saved, or could not be. */
	#fallbackSaved: Promise<void> = Promise.resolve();
	#previous: TrainingSession | undefined;
	#coordinator: CoordinatorClient | undefined;
	#lock: TrainingLock | undefined;
	#stopping: Promise<void> | undefined;
	/** The address of its settings, as of when they were last those of the page. */
	#link = "";
	/** A copy of its state when it was stopped. */
	#stoppedCopy: TrainingCopy | undefined;

	constructor({ prepare, startsRunning, selectedRun, fallback, previous }: SessionOptions, services = pageServices) {
		this.#prepareStart = prepare;
		this.#startsRunning = startsRunning;
		this.#fallback = fallback;
		this.#previous = previous;
		this.#services = services;
		this.selectedRun.value = selectedRun;
		this.monitor = new Monitor(this, services.evaluators, this.#lifetime.signal);
	}

	/** Opens the training, and trains if `startsRunning` is set. False where there was nothing to start. */
	async begin(): Promise<boolean> {
		const start = await this.#prepare();
		if (!start) return false;
		this.#previous?.abort();
		if (start.link !== undefined) openWithSettings(start.link);
		try {
			await this.#saveFallback(start.lock);
			await this.#open(start);
			// The initial models are copied before the first step, and shown while the training goes on.
			await Promise.all([this.monitor.start(), this.#startsRunning && this.runTo(this.progress.targetStep.peek())]);
			if (this.monitor.snapshot.peek()) this.#previous = undefined;
			this.isStarting.value = false;
		} catch (thrown) {
			if (!this.#lifetime.signal.aborted) this.#lose(thrown);
		}
		return true;
	}

	/** A lock that arrives after the session has ended is released. */
	async #prepare(): Promise<TrainingStart | undefined> {
		const start = await this.#prepareStart();
		this.#lock = start?.lock;
		if (this.#lifetime.signal.aborted) this.#lock?.release();
		this.#lifetime.signal.throwIfAborted();
		return start;
	}

	/** If it cannot be saved, the training is opened all the same. */
	async #saveFallback({ key }: TrainingLock): Promise<void> {
		const { store } = this.#services;
		if (this.#fallback) this.#fallbackSaved = store.putTraining(key, this.#fallback.training).catch(() => {});
		await this.#fallbackSaved;
	}

	async #open({ data, configs, workers, origins, states, histories, targetStep, lock }: TrainingStart): Promise<void> {
		const { signal } = this.#training;
		signal.throwIfAborted();
		const loadTrainExamples = this.#services.trainExamplesLoader();
		const files = origins && !states ? await untilAborted(this.#filesOf(origins), signal) : undefined;
		const examples = Math.max(...configs.map(({ examples }) => examples));
		const coordinator = new CoordinatorClient({ ...this.#services, loadTrainExamples }, signal, examples);
		const { stepsPerEpoch } = await coordinator.open({ configs, workers, states, files });
		[this.#coordinator, this.#fallback] = [coordinator, undefined];
		this.#keepLink(data);
		batch(() => {
			this.info.value = { data, configs, workers, origins, stepsPerEpoch };
			this.progress.histories.value = histories ?? configs.map(() => new LossHistory());
			this.progress.step.value = states?.[0]?.step ?? 0;
			this.progress.targetStep.value = targetStep(stepsPerEpoch);
			this.persistence.value = new Persistence(this, lock, signal, this.#services.store);
			this.#setPhase({ kind: "paused" });
		});
		coordinator
			.listen((progress) => this.#apply(progress))
			.catch((thrown: unknown) => {
				if (!signal.aborted) this.#lose(thrown);
			});
	}

	#filesOf(origins: PretrainedOrigins): Promise<(Uint8Array | null)[]> {
		return Promise.all(origins.map((origin) => origin && this.#services.pretrainedFile(origin)));
	}

	#apply(progress: Progress): void {
		batch(() => {
			this.progress.apply(progress);
			this.#setPhase(progress.status);
		});
	}

	/** The same status is another object each time. */
	#setPhase(phase: Phase): void {
		if (phase.kind === this.phase.peek().kind) return;
		this.phase.value = phase;
		if (phase.kind === "paused") void this.persistence.peek()?.save();
	}

	#lose(thrown: unknown): void {
		this.#training.abort();
		this.isStarting.value = false;
		this.#setPhase({ kind: "lost", error: toEngineError(thrown) });
	}

	isOpen(): boolean {
		return isOpenPhase(this.phase.peek());
	}

	isRunning(): boolean {
		return this.phase.peek().kind === "running";
	}

	currentStep(): number {
		return this.progress.step.peek();
	}

	configs(): TrainingInfo["configs"] {
		return this.info.peek()?.configs ?? [];
	}

	/** Trains until `targetStep` steps are done. */
	async runTo(targetStep: number): Promise<void> {
		await this.#command((coordinator) => this.#run(coordinator, targetStep));
	}

	/** Trains `steps` steps beyond its target, or beyond the step at which it is paused. */
	async advance(steps: number): Promise<void> {
		await this.#command((coordinator) => this.#run(coordinator, coordinator.stepAfter(steps)));
	}

	async #run(coordinator: CoordinatorClient, targetStep: number): Promise<void> {
		this.progress.runTargetStep.value = targetStep;
		this.#setPhase(await coordinator.run(targetStep));
	}

	async pause(): Promise<void> {
		this.#startsRunning = false;
		await this.#command(async (coordinator) => {
			const step = await coordinator.pause();
			this.progress.step.value = Math.max(this.currentStep(), step);
			if (this.isRunning()) this.#setPhase({ kind: "paused" });
		});
	}

	/** What fails because the worker has ended shows in `phase`. */
	async #command(give: (coordinator: CoordinatorClient) => Promise<void>): Promise<void> {
		if (!this.#coordinator || !this.isOpen()) return;
		await give(this.#coordinator).catch((thrown: unknown) => {
			if (!this.#training.signal.aborted) this.#lose(thrown);
		});
	}

	async takeCheckpoints(): Promise<Checkpoint[]> {
		if (!this.#coordinator) throw new Error("the training is not open");
		return this.#coordinator.checkpoints();
	}

	addEvaluation(run: number, step: number, metrics: EvalMetrics): void {
		this.progress.addEvaluation(run, step, metrics);
	}

	async save(): Promise<SavedTraining | undefined> {
		return (await this.#copy(false))?.training;
	}

	/** A copy of the current (or last) state; undefined if unknown. */
	async copy(): Promise<TrainingCopy | undefined> {
		if (!this.isOpen()) return this.#stoppedCopy;
		return this.#copy(true).catch((thrown: unknown) => {
			if (!this.#stoppedCopy) throw thrown;
			return this.#stoppedCopy; // the training was stopped meanwhile
		});
	}

	async #copy(withFiles: boolean): Promise<TrainingCopy | undefined> {
		const [coordinator, info] = [this.#coordinator, this.info.peek()];
		if (!coordinator || !info) return undefined;
		const { states, files, progress } = await coordinator.copyStates(withFiles);
		this.#apply(progress);
		this.#keepLink(info.data);
		return { training: toSavedTraining(info, this.progress, this.#link, states), files };
	}

	/** With another data set the settings of the page are others. */
	#keepLink(data: string): void {
		if (dataSet.peek().id === data) this.#link = linkTo("train");
	}

	/** Stops at the current step; its results can still be viewed and saved. */
	stop(): Promise<void> {
		this.#stopping ??= this.#stop();
		return this.#stopping;
	}

	/** A copy of its state, once it was stopped while it was open. */
	get stoppedCopy(): TrainingCopy | undefined {
		return this.#stoppedCopy;
	}

	/** Whether it is about to end, although it may still be open. */
	get isStopping(): boolean {
		return this.#stopping !== undefined;
	}

	async #stop(): Promise<void> {
		if (this.isOpen()) {
			await this.pause();
			await this.monitor.addCheckpoints().catch(() => {}); // the last checkpoint serves instead
			this.#stoppedCopy = await this.copy().catch(() => undefined);
		}
		if (this.#lifetime.signal.aborted || this.phase.peek().kind === "lost" || this.#coordinator?.isLost) return;
		if (!this.info.peek()) this.#stopOpening();
		this.#setPhase({ kind: "ended" });
		this.#training.abort();
		// Without a copy, what was saved is all that is left of it.
		if (this.#stoppedCopy) await this.#discard();
		this.#lock?.release();
	}

	/** Stopped before it was open: the fallback, if there is one, is what is left. */
	#stopOpening(): void {
		this.#end();
		if (!this.#fallback) return;
		this.#stoppedCopy = this.#fallback;
		this.progress.step.value = savedStepOf(this.#fallback.training);
		this.progress.targetStep.value = this.#fallback.training.targetStep;
	}

	async #discard(): Promise<void> {
		await this.persistence.peek()?.discard();
		await this.#fallbackSaved;
		const { lockKey } = this;
		if (!this.info.peek() && lockKey) await this.#services.store.deleteTraining(lockKey).catch(() => {});
	}

	/** What it is saved under. */
	get lockKey(): string | undefined {
		return this.#lock?.key;
	}

	/** Gives the lock to the training after it, which is saved in its place. */
	handOverLock(): TrainingLock | undefined {
		const lock = this.#lock;
		this.#lock = undefined;
		return lock;
	}

	/** Ends all of it. What has been saved stays. */
	abort(): void {
		this.#end();
		this.#lock?.release();
	}

	#end(): void {
		this.#previous?.abort();
		this.#lifetime.abort();
		this.#training.abort();
	}

	get isAborted(): boolean {
		return this.#lifetime.signal.aborted;
	}

	/** This training once it is open, until then the previous one. */
	get shownSession(): TrainingSession {
		return this.info.value ? this : (this.#previous?.shownSession ?? this);
	}
}
