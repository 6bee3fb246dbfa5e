/** The training under way: what is trained, how far it has come, and the commands that move it. It outlives its view. */

import { batch, computed, effect, signal } from "@preact/signals";
import type { Client } from "../../engine/bridge";
import { fetchBytes } from "../../engine/client";
import { EngineError, toEngineError } from "../../engine/error";
import type { LeadCalls, News, Position, Status } from "../../engine/training/calls";
import { connectLead } from "../../engine/training/client";
import type { Recipe } from "../../engine/training/recipe";
import { Track } from "./track";
import { underWay } from "./underWay";

export interface Session {
	recipes: readonly Recipe[];
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
	recipes: readonly Recipe[];
	workers: number;
	positions?: readonly Position[];
	tracks?: readonly Track[];
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
export const goal = signal(0);
/** The step to which it trains now, or has last. */
export const until = signal(0);
/** One for each lane; they grow, and `news` counts how often. */
export const tracks = signal<readonly Track[]>([]);
export const news = signal(0);
/** Steps a second, while it trains. */
export const speed = signal<number | undefined>(undefined);

export const isRunning = computed(() => phase.value.kind === "running");
/** Whether there is a training that can go on. */
export const isOpen = computed(() => !["none", "opening", "lost", "ended"].includes(phase.value.kind));
/** Whether another training would end one. */
export const isTaken = computed(() => isOpen.value || phase.value.kind === "opening");

effect(() => {
	underWay.value = isRunning.value ? step.value / Math.max(1, goal.value, until.value) : undefined;
});

let client: Client<LeadCalls> | undefined;
let recent: { step: number; elapsed: number }[] = [];

export function currentLead(): Client<LeadCalls> {
	if (!client) throw new EngineError("closed", "there is no training");
	return client;
}

/** Sets up a training, paused where it starts. What was there before ends. */
export async function openSession({ recipes, workers, positions, tracks: seen, goalOf }: Start): Promise<boolean> {
	endWorker();
	phase.value = { kind: "opening" };
	let lead: Client<LeadCalls> | undefined;
	try {
		lead = connectLead((error) => {
			if (client === lead) phase.value = { kind: "lost", error };
		});
		client = lead;
		await sendDigits(lead, recipes);
		const { stepsPerEpoch } = await lead.call("open", { recipes, workers, positions });
		if (client !== lead) return false;
		batch(() => {
			session.value = { recipes, workers, stepsPerEpoch };
			tracks.value = seen ?? recipes.map(() => new Track());
			step.value = positions?.[0]?.step ?? 0;
			goal.value = goalOf(stepsPerEpoch);
			until.value = 0;
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

async function sendDigits(lead: Client<LeadCalls>, recipes: readonly Recipe[]): Promise<void> {
	const most = Math.max(...recipes.map(({ digits }) => digits));
	const bytes = await fetchBytes(`data/train-${most <= FEW ? FEW : 60_000}.digits`);
	await lead.call("digits", { bytes }, [bytes.buffer as ArrayBuffer]);
}

async function listen(lead: Client<LeadCalls>): Promise<void> {
	try {
		while (client === lead && !lead.lost) {
			const told = await lead.call("news", {});
			if (client === lead) batch(() => absorb(told));
			await new Promise((resolve) => setTimeout(resolve, NEWS_MS));
		}
	} catch {
		// The phase tells it already.
	}
}

/** Puts news where they belong. They come in order, whoever has asked for them. */
export function absorb({ status, step: done, from, losses, elapsed }: News): void {
	for (const [lane, track] of tracks.peek().entries()) track.add(from, losses[lane] ?? []);
	tellStatus(status);
	step.value = done;
	news.value++;
	measureSpeed(done, elapsed);
}

function tellStatus(status: Status): void {
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
	until.value = steps;
	await command(async (lead) => tellStatus((await lead.call("run", { goal: steps })).status));
}

/** So many steps more than it has been told to. */
export async function advance(steps: number): Promise<void> {
	until.value = (isRunning.peek() ? until.peek() : step.peek()) + steps;
	await command(async (lead) => tellStatus((await lead.call("advance", { steps })).status));
}

export async function pause(): Promise<void> {
	await command(async (lead) => {
		const { step: done } = await lead.call("pause", {});
		if (isRunning.peek()) phase.value = { kind: "paused" };
		step.value = Math.max(step.peek(), done);
	});
}

/** What cannot be done any more, because the worker has ended, shows in `phase`. */
async function command(give: (lead: Client<LeadCalls>) => Promise<unknown>): Promise<void> {
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
	void lead.call("close", {}).then(lead.retire, () => {});
}
