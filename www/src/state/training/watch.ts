/** Looks at the training again and again, at whatever pace it can: checkpoints, what they reach, what they look like. */

import { batch, computed, effect, signal } from "@preact/signals";
import { sizesOf } from "../../engine/config";
import type { Reconstructed } from "../../engine/protocol";
import { follow } from "../follow";
import { live } from "../live";
import { source } from "../source";
import { type Checkpoint, checkpointAt, withCheckpoint } from "./checkpoints";
import { judgedBy, type LaneView, look, observersStand, reconstructDrawing, validate } from "./observer";
import { currentLead, isOpen, isRunning, news, session, step, tracks } from "./session";

export const checkpoints = signal<readonly Checkpoint[]>([]);
/** The step that is looked back at; undefined follows the newest. */
export const lookedBack = signal<number | undefined>(undefined);

/** What is on the screen. */
export interface Sight {
	checkpoint: Checkpoint;
	lanes: readonly LaneView[];
}
export const sight = signal<Sight | undefined>(undefined);
/** The drawing, and what each lane makes of it. */
export const ofDrawing = signal<Reconstructed>({ image: undefined, results: [] });
/** The lane that is looked at more closely, and stands in the other views. */
export const lane = signal(0);
/** The observer cannot look any more. */
export const isBlind = signal(false);

const chosen = computed<Checkpoint | undefined>(() =>
	lookedBack.value === undefined ? checkpoints.value.at(-1) : checkpointAt(checkpoints.value, lookedBack.value),
);

/** The least and the most time between two looks, and in between how many times the last look's own. */
const REST_MS = 300;
const MOST_REST_MS = 2500;
const REST_SHARE = 3;

// What is shown here is what the other views find under "in training".
effect(() => {
	const config = session.value?.recipes[lane.value]?.model;
	const bytes = sight.value?.checkpoint.lanes[lane.value]?.bytes;
	if (config && bytes) live.value = { name: sizesOf(config), bytes, config };
});

/** Keeps what is made of the drawing in step with it, while somebody looks. */
export function keepDrawing(): () => void {
	return follow(
		() => sight.value && { drawn: source.value, lanes: sight.value.lanes.length },
		({ drawn, lanes }) => reconstructDrawing(drawn, lanes),
		(answer) => {
			ofDrawing.value = answer;
		},
	);
}

let isWatching = false;

/** Watches until the training has ended; stands when there is a checkpoint of where it starts. */
export async function startWatching(): Promise<void> {
	batch(() => {
		checkpoints.value = [];
		lookedBack.value = undefined;
		sight.value = undefined;
		isBlind.value = false;
	});
	await addCheckpoint().catch(() => {}); // the phase tells what has become of the lead
	if (!isWatching) void watch();
}

async function watch(): Promise<void> {
	isWatching = true;
	await observersStand().catch(() => {}); // so that the first look is not taken for a slow one
	while (isOpen.peek()) await rest(await lookIfNew());
	isWatching = false;
}

/** Shorter when there is nothing to be kept from its work any more. */
async function rest(took: number): Promise<void> {
	const until = performance.now() + Math.min(MOST_REST_MS, REST_SHARE * took);
	do await new Promise((resolve) => setTimeout(resolve, REST_MS));
	while (isRunning.peek() && performance.now() < until);
}

/** How long it took, in milliseconds. */
async function lookIfNew(): Promise<number> {
	const began = performance.now();
	try {
		if (!unjudged && checkpoints.peek().at(-1)?.step !== step.peek()) await addCheckpoint();
		if (unjudged) await judge(unjudged);
		await show();
		isBlind.value = false;
	} catch {
		isBlind.value = isOpen.peek();
	}
	return performance.now() - began;
}

/** The newest checkpoint, until it is known what it reaches. */
let unjudged: Checkpoint | undefined;

/** A copy of the models as they are now. */
async function addCheckpoint(): Promise<void> {
	const of = session.peek();
	const checkpoint = await currentLead().call("models", {});
	if (session.peek() !== of) return;
	unjudged = checkpoint;
	checkpoints.value = withCheckpoint(checkpoints.peek(), checkpoint);
}

async function judge(checkpoint: Checkpoint): Promise<void> {
	const of = session.peek();
	for (const [lane, { bytes }] of checkpoint.lanes.entries()) {
		const recipe = of?.recipes[lane];
		if (!recipe) continue;
		const validation = await validate(bytes, judgedBy(recipe));
		if (session.peek() !== of) return;
		tracks.peek()[lane]?.judge(checkpoint.step, validation);
	}
	if (unjudged === checkpoint) unjudged = undefined;
	news.value++;
}

let isShowing = false;

/** Brings the chosen checkpoint on the screen, and whichever is chosen meanwhile. */
async function show(): Promise<void> {
	if (isShowing) return;
	isShowing = true;
	try {
		for (let next = chosen.peek(); next && next !== sight.peek()?.checkpoint; next = chosen.peek()) {
			const lanes: LaneView[] = [];
			for (const [lane, { bytes }] of next.lanes.entries()) lanes.push(await look(lane, bytes));
			sight.value = { checkpoint: next, lanes };
		}
	} finally {
		isShowing = false;
	}
}

/** Goes back to how it was at a step, or with undefined to the newest. */
export function lookBack(to: number | undefined): void {
	lookedBack.value = to;
	show().catch(() => {
		isBlind.value = true;
	});
}
