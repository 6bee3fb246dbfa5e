/** A coordinator and evaluators without workers, for unit tests of trainings. */

import { EngineError } from "../engine/error";
import type { Client } from "../engine/rpc";
import type { Checkpoint, CoordinatorContract, EvalMetrics, Status } from "../engine/training/contracts";
import type { TrainConfig } from "../engine/training/trainConfig";
import type { RunResults } from "../state/training/evaluators";

export const config: TrainConfig = {
	model: { kind: "vanilla", input: 784, encoder: [2], decoder: [] },
	objective: { reconstruction: "binary_cross_entropy", beta: 1 },
	warmUp: 0,
	learningRate: 0.001,
	batch: 50,
	noise: null,
	examples: 1000,
	excludedClasses: [],
	seed: 1,
};

const STEPS_PER_EPOCH = 20;

type Calls = CoordinatorContract;
type Requests = { [T in keyof Calls]: { type: T } & Calls[T]["request"] }[keyof Calls];

/** Trains when the test calls `train`. */
export class FakeCoordinator {
	readonly received: Requests[] = [];
	step = 0;
	status: Status = { kind: "paused" };
	isEnded = false;
	/** Calls of this type are answered with this. */
	readonly answers = new Map<keyof Calls, () => Promise<unknown>>();
	#from = 0;
	#lost: EngineError | undefined;
	#reject: ((error: EngineError) => void) | undefined;
	#notify: (() => void) | undefined;
	#hasProgress = false;
	readonly #whenLost: Promise<never>;

	constructor(
		private readonly onLost: (error: EngineError) => void,
		/** Numbers of its model. */
		private readonly parameters = 3,
	) {
		this.#whenLost = new Promise((_, reject) => {
			this.#reject = reject;
		});
		this.#whenLost.catch(() => {});
	}

	get client(): Client<Calls> {
		const call = (type: keyof Calls, request: object) => {
			if (this.#lost) return Promise.reject(this.#lost);
			this.received.push({ type, ...request } as Requests);
			const answer = this.answers.get(type) ?? (() => this.#answer({ type, ...request } as Requests));
			return Promise.race([answer(), this.#whenLost]);
		};
		const fake = this;
		return {
			call: call as Client<Calls>["call"],
			close: () => this.lose(new EngineError("closed", "")),
			shutdown: () => this.lose(new EngineError("closed", "")),
			get lostError() {
				return fake.#lost;
			},
		};
	}

	lose(error: EngineError): void {
		if (this.#lost) return;
		this.#lost = error;
		this.isEnded = true;
		this.#reject?.(error);
		this.onLost(error);
	}

	/** The types of all calls but those for progress. */
	get calls(): string[] {
		return this.received.map(({ type }) => type).filter((type) => type !== "awaitProgress");
	}

	/** So many steps are done. */
	train(steps: number): void {
		this.step += steps;
		this.#notifyProgress();
	}

	setStatus(status: Status): void {
		this.status = status;
		this.#notifyProgress();
	}

	#notifyProgress(): void {
		this.#hasProgress = true;
		this.#notify?.();
	}

	async #answer(request: Requests): Promise<unknown> {
		switch (request.type) {
			case "openTraining":
				this.step = this.#from = request.states?.[0]?.step ?? 0;
				return { stepsPerEpoch: STEPS_PER_EPOCH };
			case "run":
				this.setStatus({ kind: "running" });
				return { status: this.status };
			case "pause":
				this.setStatus({ kind: "paused" });
				return { step: this.step };
			case "awaitProgress":
				while (!this.#hasProgress) {
					await new Promise<void>((resolve) => {
						this.#notify = resolve;
					});
				}
				return this.#progress();
			case "takeCheckpoints":
				return { checkpoints: [this.#checkpoint()] };
			case "takeStates":
				return { states: [this.#state()], files: [Uint8Array.of(this.step)], progress: this.#progress() };
			default:
				return {};
		}
	}

	#progress() {
		const losses = [Array.from({ length: this.step - this.#from }, () => ({ reconstruction: 1, kl: 0 }))];
		const progress = {
			status: this.status,
			step: this.step,
			stepsBeforeLosses: this.#from,
			losses,
			elapsedMs: 10 * this.step,
		};
		this.#from = this.step;
		this.#hasProgress = false;
		return progress;
	}

	#checkpoint(): Checkpoint {
		return { step: this.step, runs: [{ bytes: Uint8Array.of(this.step), norms: [], beta: 1, learningRate: 0.001 }] };
	}

	#state() {
		const parameters = new Float32Array(this.parameters).fill(this.step);
		return { step: this.step, parameters, moments: new Float32Array(2 * this.parameters) };
	}
}

/** Wait for the test to let them go on, if it asks for that. */
export class FakeEvaluators {
	/** Names and steps of the inspected models. */
	readonly inspected: [string, number][] = [];
	readonly unloaded: string[] = [];
	#gate: Promise<void> | undefined;
	#open: (() => void) | undefined;

	/** The data set has changed. */
	reset(): void {}

	/** From now on everything waits until it is released. */
	hold(): void {
		this.#gate = new Promise((resolve) => {
			this.#open = resolve;
		});
	}

	release(): void {
		this.#open?.();
		this.#gate = undefined;
	}

	async untilReady(): Promise<void> {
		await this.#gate;
	}

	async computeRunResults(name: string, bytes: Uint8Array): Promise<RunResults> {
		await this.#gate;
		this.inspected.push([name, bytes[0] ?? 0]);
		return {
			inputs: new Float32Array(),
			reconstructions: new Float32Array(),
			latentStats: undefined,
			accuracy: undefined,
		};
	}

	/** The loss is that of the model's step. */
	async evaluate(bytes: Uint8Array): Promise<EvalMetrics> {
		await this.#gate;
		return { imageCount: 1, reconstruction: bytes[0] ?? 0, kl: 0, squaredError: 0 };
	}

	async unload(names: readonly string[]): Promise<void> {
		this.unloaded.push(...names);
	}

	/** The viewer has ended, and the one after it has no models. */
	forget(): void {
		this.inspected.length = 0;
	}

	async reconstruct(_: unknown, names: readonly string[]) {
		const known = names.filter((name) => this.inspected.some(([inspected]) => inspected === name));
		return { image: new Float32Array(1), results: known.map((model) => ({ model })) };
	}
}
