/** The training under way: what is trained, how far it has come, and the commands that move it. It outlives its view. */

import { batch, computed, effect, signal } from "@preact/signals";
import { fetchBytes } from "../../engine/client";
import { EngineError, toEngineError } from "../../engine/error";
import type { Client } from "../../engine/rpc";
import { connectCoordinator } from "../../engine/training/client";
import type { CoordinatorContract, Progress, Status, TrainState } from "../../engine/training/contracts";
import type { TrainConfig } from "../../engine/training/trainConfig";
import { LossHistory } from "./lossHistory";
import { trainingProgress } from "./progress";

export interface Session {
	recipes: readonly TrainConfig[];
	/** for each lane */
	workers: number;
	stepsPerEpoch: number;
}

type Phase =
	| { kind: "none" }
	/** The digits and the workers are on their way. */
	| { kind: "opening" }
	| Status
	/** It could not begin, or its worker has ended. What has been saved is not lost. */
	| { kind: "lost"; error: EngineError }
	/** Stopped for good; what was learnt can still be looked at. */
	| { kind: "ended" };

/** From where a training goes on. */
export interface Start {
	recipes: readonly TrainConfig[];
	workers: number;
	states?: readonly TrainState[];
	tracks?: readonly LossHistory[];
	/** Steps in all that are asked for. */
	goalOf(stepsPerEpoch: number): number;
}

/** The smaller of the two files of training digits. */
const FEW = 4000;
/** How often news are asked for. */
const NEWS_MS = 100;
/** The speed is that over so much of the last training. */
const SPEED_MS = 4000;

export const session = signal<Session | undefined>(undefined);
export const phase = signal<Phase>({ kind: "none" });
/** Steps done. */
export const step = signal(0);
/** Steps that were asked for in all; a single step or epoch more is not. */
export const targetStep = signal(0);
/** The step to which it trains now, or has last. */
export const runTarget = signal(0);
/** One for each lane; they grow, and `news` counts how often. */
export const histories = signal<readonly LossHistory[]>([]);
export const progressCount = signal(0);
/** Steps a second, while it trains. */
export const speed = signal<number | undefined>(undefined);

export const isRunning = computed(() => phase.value.kind === "running");
/** Whether there is a training that can go on. */
export const isOpen = computed(() => !["none", "opening", "lost", "ended"].includes(phase.value.kind));
/** Whether another training would end one. */
export const isTaken = computed(() => isOpen.value || phase.value.kind === "opening");

effect(() => {
	trainingProgress.value = isRunning.value ? step.value / Math.max(1, targetStep.value, runTarget.value) : undefined;
});

let client: Client<CoordinatorContract> | undefined;
let recent: { step: number; elapsed: number }[] = [];

export function currentCoordinator(): Client<CoordinatorContract> {
	if (!client) throw new EngineError("closed", "there is no training");
	return client;
}

/** Sets up a training, paused where it starts. What was there before ends. */
export async function openSession({ recipes, workers, states, tracks: seen, goalOf }: Start): Promise<boolean> {
	endWorker();
	phase.value = { kind: "opening" };
	let lead: Client<CoordinatorContract> | undefined;
	try {
		lead = connectCoordinator((error) => {
			if (client === lead) phase.value = { kind: "lost", error };
		});
		client = lead;
		await sendDigits(lead, recipes);
		const { stepsPerEpoch } = await lead.call("open", { configs: recipes, workers, states });
		if (client !== lead) return false;
		batch(() => {
			session.value = { recipes, workers, stepsPerEpoch };
			histories.value = seen ?? recipes.map(() => new LossHistory());
			step.value = states?.[0]?.step ?? 0;
			targetStep.value = goalOf(stepsPerEpoch);
			runTarget.value = 0;
			speed.value = undefined;
			phase.value = { kind: "paused" };
		});
		void listen(lead);
		return true;
	} catch (thrown) {
		if (client === lead) {
			endWorker();
			phase.value = { kind: "lost", error: toEngineError(thrown) };
		}
		return false;
	}
}

async function sendDigits(lead: Client<CoordinatorContract>, recipes: readonly TrainConfig[]): Promise<void> {
	const most = Math.max(...recipes.map(({ digits }) => digits));
	const bytes = await fetchBytes(`data/train-${most <= FEW ? FEW : 60_000}.digits`);
	await lead.call("digits", { bytes }, [bytes.buffer as ArrayBuffer]);
}

async function listen(lead: Client<CoordinatorContract>): Promise<void> {
	try {
		while (client === lead && !lead.lost) {
			const told = await lead.call("progress", {});
			if (client === lead) batch(() => applyProgress(told));
			await new Promise((resolve) => setTimeout(resolve, NEWS_MS));
		}
	} catch {
		// The phase tells it already.
	}
}

/** Puts news where they belong. They come in order, whoever has asked for them. */
export function applyProgress({ status, step: done, from, losses, elapsed }: Progress): void {
	for (const [lane, track] of histories.peek().entries()) track.add(from, losses[lane] ?? []);
	setStatus(status);
	step.value = done;
	progressCount.value++;
	measureSpeed(done, elapsed);
}

function setStatus(status: Status): void {
	// The object is another one each time.
	if (status.kind !== phase.peek().kind) phase.value = status;
}

function measureSpeed(done: number, elapsed: number): void {
	recent = [...recent.filter((seen) => seen.step < done && elapsed - seen.elapsed < SPEED_MS), { step: done, elapsed }];
	const [first] = recent;
	if (first && elapsed > first.elapsed) speed.value = (1000 * (done - first.step)) / (elapsed - first.elapsed);
}

/** Trains on until so many steps are done. */
export async function runTo(steps: number): Promise<void> {
	runTarget.value = steps;
	await command(async (lead) => setStatus((await lead.call("run", { targetStep: steps })).status));
}

/** So many steps more than it has been told to. */
export async function advance(steps: number): Promise<void> {
	runTarget.value = (isRunning.peek() ? runTarget.peek() : step.peek()) + steps;
	await command(async (lead) => setStatus((await lead.call("advance", { steps })).status));
}

export async function pause(): Promise<void> {
	await command(async (lead) => {
		const { step: done } = await lead.call("pause", {});
		if (isRunning.peek()) phase.value = { kind: "paused" };
		step.value = Math.max(step.peek(), done);
	});
}

/** What cannot be done any more, because the worker has ended, shows in `phase`. */
async function command(give: (lead: Client<CoordinatorContract>) => Promise<unknown>): Promise<void> {
	const lead = client;
	if (!lead || !isOpen.peek()) return;
	await give(lead).catch((thrown: unknown) => {
		if (client === lead) phase.value = { kind: "lost", error: toEngineError(thrown) };
	});
}

/** Ends the training; its models stay. */
export function endSession(): void {
	endWorker();
	phase.value = { kind: "ended" };
}

function endWorker(): void {
	const lead = client;
	client = undefined;
	recent = [];
	if (!lead || lead.lost) return;
	// Its own workers first: one that ends with workers of its own may leave them behind.
	void lead.call("close", {}).then(lead.shutdown, () => {});
}
