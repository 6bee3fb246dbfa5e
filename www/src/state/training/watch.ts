/** Looks at the training again and again, at whatever pace it can: checkpoints, what they reach, what they look like. */

import { batch, computed, effect, signal } from "@preact/signals";
import { sizesOf } from "../../engine/config";
import type { Reconstructed } from "../../engine/protocol";
import type { Checkpoint } from "../../engine/training/calls";
import { follow } from "../follow";
import { live } from "../live";
import { source } from "../source";
import { checkpointAt, withCheckpoint } from "./checkpoints";
import { judgedBy, type LaneView, look, observersStand, reconstructDrawing, validate } from "./observer";
import { currentLead, isOpen, isRunning, news, openSession, type Start, session, step, tracks } from "./session";

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
	const { step: at, lanes = [] } = sight.value?.checkpoint ?? {};
	const bytes = lanes[lane.value]?.bytes;
	const pastStep = lookedBack.value === undefined ? undefined : at;
	if (config && bytes) live.value = { name: sizesOf(config), bytes, config, pastStep };
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

/** Whether a training is opened, or looked at for the first time. */
export const isBeginning = signal(false);

/** Opens a training and watches it; stands when it is seen where it starts. False if it could not be opened. */
export async function begin(start: Start): Promise<boolean> {
	isBeginning.value = true;
	try {
		if (!(await openSession(start))) return false;
		await startWatching();
		return true;
	} finally {
		isBeginning.value = false;
	}
}

/** Until the training has ended and all is seen. */
async function startWatching(): Promise<void> {
	batch(() => {
		checkpoints.value = [];
		lookedBack.value = undefined;
		sight.value = undefined;
		isBlind.value = false;
	});
	unjudged = [];
	await lookIfNew();
	if (!isWatching) void watch();
}

async function watch(): Promise<void> {
	isWatching = true;
	for (let took = 0; isOpen.peek() || unjudged.length > 0; took = await lookIfNew()) await rest(took);
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
	try {
		await observersStand();
		const began = performance.now();
		if (isOpen.peek() && checkpoints.peek().at(-1)?.step !== step.peek()) await addCheckpoints();
		for (let next = unjudged[0]; next; next = unjudged[0]) await judge(next);
		await show();
		isBlind.value = false;
		return performance.now() - began;
	} catch {
		isBlind.value = isOpen.peek();
		if (!isOpen.peek()) unjudged = []; // nobody would try again
		return 0;
	}
}

/** Of which it is not yet known what they reach. */
let unjudged: Checkpoint[] = [];

/** Copies of the models as they are now, and as they were early on. */
export async function addCheckpoints(): Promise<void> {
	const of = session.peek();
	const { checkpoints: added } = await currentLead().call("checkpoints", {});
	if (session.peek() !== of) return;
	unjudged.push(...added);
	checkpoints.value = added.reduce(withCheckpoint, checkpoints.peek());
}

async function judge(checkpoint: Checkpoint): Promise<void> {
	const of = session.peek();
	for (const [lane, { bytes }] of checkpoint.lanes.entries()) {
		const recipe = of?.recipes[lane];
		if (!recipe) continue;
		const validation = await validate(bytes, judgedBy(recipe));
		if (session.peek() === of) tracks.peek()[lane]?.judge(checkpoint.step, validation);
	}
	unjudged = unjudged.filter((other) => other !== checkpoint);
	news.value++;
}

let isShowing = false;

/** Brings the chosen checkpoint on the screen, and whichever is chosen meanwhile. */
async function show(): Promise<void> {
	if (isShowing) return;
	isShowing = true;
	try {
		for (let next = chosen.peek(); next && next !== sight.peek()?.checkpoint; next = chosen.peek()) {
			const of = session.peek();
			const lanes: LaneView[] = [];
			for (const [lane, { bytes }] of next.lanes.entries()) lanes.push(await look(lane, bytes));
			if (session.peek() === of) sight.value = { checkpoint: next, lanes };
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
