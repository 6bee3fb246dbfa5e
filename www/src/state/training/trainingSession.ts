/**
 * One training, from its opening to its end. It owns its coordinator, its monitor, what is saved of it and the right to
 * save it: all that it started ends with it, and nothing of it can reach the training after it.
 */

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { toEngineError } from "../../engine/error";
import type { Reconstructions } from "../../engine/protocol";
import type { Checkpoint, EvalMetrics, Progress } from "../../engine/training/contracts";
import { untilAborted } from "../abortable";
import { dataSet } from "../dataSet";
import { linkTo, openSettings } from "../urlState";
import { CoordinatorClient } from "./coordinatorClient";
import type { Claim } from "./locks";
import { LossHistory } from "./lossHistory";
import { Monitor, type Monitored } from "./monitor";
import { Persistence, type Saveable } from "./persistence";
import { type SavedTraining, savedFrom, stepOf, type TrainingCopy } from "./savedTraining";
import { pageServices, type Services } from "./services";
import { type ShownModel, shownModelOf } from "./shownModel";
import { isOpenPhase, type Origins, type Phase, type TrainingInfo, type TrainingStart } from "./training";
import { TrainingRecord } from "./trainingRecord";

export interface SessionOptions {
	/** undefined where there is nothing to start. */
	prepare(): Promise<TrainingStart | undefined>;
	/** Whether it trains once it is open. */
	trains: boolean;
	/** The run selected at first. */
	selectedRun: number;
	/** Saved until this training has opened, so that nothing is lost if it cannot, or is stopped before. */
	fallback?: TrainingCopy | undefined;
	/** Ends as soon as this training is prepared, and is shown until this one is open. */
	previous: TrainingSession | undefined;
}

export class TrainingSession implements Monitored, Saveable {
	readonly phase = signal<Phase>({ kind: "opening" });
	/** undefined until it is open */
	readonly info = signal<TrainingInfo | undefined>(undefined);
	readonly record = new TrainingRecord();
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
	#trains: boolean;
	readonly #services: Services;
	/** The lifetime of everything. */
	readonly #life = new AbortController();
	/** The lifetime of training and saving, which ends earlier: the results can still be viewed. */
	readonly #training = new AbortController();
	#fallback: TrainingCopy | undefined;
	/** Settled once the fallback is saved, or could not be. */
	#saving: Promise<void> = Promise.resolve();
	#previous: TrainingSession | undefined;
	#coordinator: CoordinatorClient | undefined;
	#claim: Claim | undefined;
	#stopping: Promise<void> | undefined;
	/** The address of its settings, as of when they were last those of the page. */
	#link = "";
	/** A copy of its state when it was stopped. */
	#stopped: TrainingCopy | undefined;

	constructor({ prepare, trains, selectedRun, fallback, previous }: SessionOptions, services = pageServices) {
		this.#prepareStart = prepare;
		this.#trains = trains;
		this.#fallback = fallback;
		this.#previous = previous;
		this.#services = services;
		this.selectedRun.value = selectedRun;
		this.monitor = new Monitor(this, services.evaluators, this.#life.signal);
	}

	/** Opens the training, and trains if `trains` is set. False where there was nothing to start. */
	async begin(): Promise<boolean> {
		const start = await this.#prepare();
		if (!start) return false;
		this.#previous?.abort();
		if (start.link !== undefined) openSettings(start.link);
		try {
			await this.#saveFallback(start.claim);
			await this.#open(start);
			// The models as they begin are asked for before the first step, and looked at while the training goes on.
			await Promise.all([this.monitor.start(), this.#trains && this.runTo(this.record.targetStep.peek())]);
			if (this.monitor.snapshot.peek()) this.#previous = undefined;
			this.isStarting.value = false;
		} catch (thrown) {
			if (!this.#life.signal.aborted) this.#lose(thrown);
		}
		return true;
	}

	/** A claim that comes too late is released. */
	async #prepare(): Promise<TrainingStart | undefined> {
		const start = await this.#prepareStart();
		this.#claim = start?.claim;
		if (this.#life.signal.aborted) this.#claim?.release();
		this.#life.signal.throwIfAborted();
		return start;
	}

	/** If it cannot be saved, the training is opened all the same. */
	async #saveFallback({ key }: Claim): Promise<void> {
		const { store } = this.#services;
		if (this.#fallback) this.#saving = store.putTraining(key, this.#fallback.training).catch(() => {});
		await this.#saving;
	}

	async #open({ data, configs, workers, origins, states, histories, targetStep, claim }: TrainingStart): Promise<void> {
		const { signal } = this.#training;
		signal.throwIfAborted();
		const trainExamples = this.#services.fetcherOfShown();
		const files = origins && !states ? await untilAborted(this.#filesOf(origins), signal) : undefined;
		const examples = Math.max(...configs.map(({ examples }) => examples));
		const coordinator = new CoordinatorClient({ ...this.#services, trainExamples }, signal, examples);
		const { stepsPerEpoch } = await coordinator.open({ configs, workers, states, files });
		[this.#coordinator, this.#fallback] = [coordinator, undefined];
		this.#keepLink(data);
		batch(() => {
			this.info.value = { data, configs, workers, origins, stepsPerEpoch };
			this.record.histories.value = histories ?? configs.map(() => new LossHistory());
			this.record.step.value = states?.[0]?.step ?? 0;
			this.record.targetStep.value = targetStep(stepsPerEpoch);
			this.persistence.value = new Persistence(this, claim, signal, this.#services.store);
			this.#setPhase({ kind: "paused" });
		});
		coordinator
			.listen((progress) => this.#apply(progress))
			.catch((thrown: unknown) => {
				if (!signal.aborted) this.#lose(thrown);
			});
	}

	#filesOf(origins: Origins): Promise<(Uint8Array | null)[]> {
		return Promise.all(origins.map((origin) => origin && this.#services.modelFile(origin)));
	}

	#apply(progress: Progress): void {
		batch(() => {
			this.record.apply(progress);
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
		return this.record.step.peek();
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
		this.record.runTarget.value = targetStep;
		this.#setPhase(await coordinator.run(targetStep));
	}

	async pause(): Promise<void> {
		this.#trains = false;
		await this.#command(async (coordinator) => {
			const step = await coordinator.pause();
			this.record.step.value = Math.max(this.currentStep(), step);
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
		this.record.addEvaluation(run, step, metrics);
	}

	async save(): Promise<SavedTraining | undefined> {
		return (await this.#copy(false))?.training;
	}

	/** A copy of the current (or last) state; undefined if unknown. */
	async copy(): Promise<TrainingCopy | undefined> {
		if (!this.isOpen()) return this.#stopped;
		return this.#copy(true).catch((thrown: unknown) => {
			if (!this.#stopped) throw thrown;
			return this.#stopped; // the training was stopped meanwhile
		});
	}

	async #copy(withFiles: boolean): Promise<TrainingCopy | undefined> {
		const [coordinator, info] = [this.#coordinator, this.info.peek()];
		if (!coordinator || !info) return undefined;
		const { states, files, progress } = await coordinator.copy(withFiles);
		this.#apply(progress);
		this.#keepLink(info.data);
		return { training: savedFrom(info, this.record, this.#link, states), files };
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
	get stopped(): TrainingCopy | undefined {
		return this.#stopped;
	}

	/** Whether it is about to end, although it may still be open. */
	get isStopping(): boolean {
		return this.#stopping !== undefined;
	}

	async #stop(): Promise<void> {
		if (this.isOpen()) {
			await this.pause();
			await this.monitor.addCheckpoints().catch(() => {}); // the last checkpoint serves instead
			this.#stopped = await this.copy().catch(() => undefined);
		}
		if (this.#life.signal.aborted || this.phase.peek().kind === "lost" || this.#coordinator?.isLost) return;
		if (!this.info.peek()) this.#stopOpening();
		this.#setPhase({ kind: "ended" });
		this.#training.abort();
		// Without a copy, what was saved is all that is left of it.
		if (this.#stopped) await this.#discard();
		this.#claim?.release();
	}

	/** What it was to go on from, or to take the place of, is what is left. */
	#stopOpening(): void {
		this.#end();
		if (!this.#fallback) return;
		this.#stopped = this.#fallback;
		this.record.step.value = stepOf(this.#fallback.training);
		this.record.targetStep.value = this.#fallback.training.targetStep;
	}

	async #discard(): Promise<void> {
		await this.persistence.peek()?.discard();
		await this.#saving;
		const { claimKey } = this;
		if (!this.info.peek() && claimKey) await this.#services.store.deleteTraining(claimKey).catch(() => {});
	}

	/** What it is saved under. */
	get claimKey(): string | undefined {
		return this.#claim?.key;
	}

	/** Gives the right to save this training to the one after it. */
	handOverClaim(): Claim | undefined {
		const claim = this.#claim;
		this.#claim = undefined;
		return claim;
	}

	/** Ends all of it. What has been saved stays. */
	abort(): void {
		this.#end();
		this.#claim?.release();
	}

	#end(): void {
		this.#previous?.abort();
		this.#life.abort();
		this.#training.abort();
	}

	get isAborted(): boolean {
		return this.#life.signal.aborted;
	}

	/** This training once it is open, until then the previous one. */
	get shown(): TrainingSession {
		return this.info.value ? this : (this.#previous?.shown ?? this);
	}
}
