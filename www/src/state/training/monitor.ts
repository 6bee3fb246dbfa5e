/** Looks at the training again and again, at whatever pace it can: checkpoints, what they reach, what they look like. */

import { batch, computed, effect, signal } from "@preact/signals";
import { layerSizes } from "../../engine/config";
import type { OwnId, Reconstructions } from "../../engine/protocol";
import type { Checkpoint } from "../../engine/training/contracts";
import { modelInTraining } from "../modelInTraining";
import { source } from "../source";
import { syncLatest } from "../syncLatest";
import { checkpointAt, withCheckpoint } from "./checkpoints";
import { evalSettingsOf, evaluators, type RunView } from "./evaluators";
import {
	currentCoordinator,
	histories,
	isOpen,
	isRunning,
	openSession,
	progressCount,
	type Start,
	session,
	step,
} from "./session";

export const checkpoints = signal<readonly Checkpoint[]>([]);
/** The step that is looked back at; undefined follows the newest. */
export const selectedStep = signal<number | undefined>(undefined);

/** What is on the screen. */
export interface Snapshot {
	checkpoint: Checkpoint;
	lanes: readonly RunView[];
}
export const snapshot = signal<Snapshot | undefined>(undefined);
/** The drawing, and what each lane makes of it. */
export const drawingViews = signal<Reconstructions>({ image: undefined, results: [] });
/** The lane that is looked at more closely, and stands in the other views. */
export const selectedRun = signal(0);
/** The observer cannot look any more. */
export const evaluatorFailed = signal(false);

const chosen = computed<Checkpoint | undefined>(() =>
	selectedStep.value === undefined ? checkpoints.value.at(-1) : checkpointAt(checkpoints.value, selectedStep.value),
);

/** The least and the most time between two looks, and in between how many times the last look's own. */
const REST_MS = 300;
const MOST_REST_MS = 2500;
const REST_SHARE = 3;

// What is shown here is what the other views find under "in training".
effect(() => {
	const config = session.value?.recipes[selectedRun.value]?.model;
	const { step: at, runs = [] } = snapshot.value?.checkpoint ?? {};
	const bytes = runs[selectedRun.value]?.bytes;
	const pastStep = selectedStep.value === undefined ? undefined : at;
	if (config && bytes) modelInTraining.value = { name: layerSizes(config), bytes, config, pastStep };
});

/** Keeps what is made of the drawing in step with it, while somebody looks. */
export function syncDrawingViews(): () => void {
	return syncLatest(
		() => snapshot.value && { drawn: source.value, lanes: snapshot.value.lanes.length },
		({ drawn, lanes }) =>
			evaluators.reconstruct(
				drawn,
				Array.from({ length: lanes }, (_, lane) => nameOf(lane)),
			),
		(answer) => {
			drawingViews.value = answer;
		},
	);
}

/** The name of a lane's model in the viewer. */
function nameOf(lane: number): OwnId {
	return `own-${lane}`;
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
		selectedStep.value = undefined;
		snapshot.value = undefined;
		evaluatorFailed.value = false;
	});
	unevaluated = [];
	await lookIfNew();
	if (!isWatching) void watch();
}

async function watch(): Promise<void> {
	isWatching = true;
	for (let took = 0; isOpen.peek() || unevaluated.length > 0; took = await lookIfNew()) await rest(took);
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
		await evaluators.ready();
		const began = performance.now();
		if (isOpen.peek() && checkpoints.peek().at(-1)?.step !== step.peek()) await addCheckpoints();
		for (let next = unevaluated[0]; next; next = unevaluated[0]) await evaluate(next);
		await show();
		evaluatorFailed.value = false;
		return performance.now() - began;
	} catch {
		evaluatorFailed.value = isOpen.peek();
		if (!isOpen.peek()) unevaluated = []; // nobody would try again
		return 0;
	}
}

/** Of which it is not yet known what they reach. */
let unevaluated: Checkpoint[] = [];

/** Copies of the models as they are now, and as they were early on. */
export async function addCheckpoints(): Promise<void> {
	const of = session.peek();
	const { checkpoints: added } = await currentCoordinator().call("checkpoints", {});
	if (session.peek() !== of) return;
	unevaluated.push(...added);
	checkpoints.value = added.reduce(withCheckpoint, checkpoints.peek());
}

async function evaluate(checkpoint: Checkpoint): Promise<void> {
	const of = session.peek();
	for (const [lane, { bytes }] of checkpoint.runs.entries()) {
		const recipe = of?.recipes[lane];
		if (!recipe) continue;
		const validation = await evaluators.evaluate(bytes, evalSettingsOf(recipe));
		if (session.peek() === of) histories.peek()[lane]?.addEvaluation(checkpoint.step, validation);
	}
	unevaluated = unevaluated.filter((other) => other !== checkpoint);
	progressCount.value++;
}

let isShowing = false;

/** Brings the chosen checkpoint on the screen, and whichever is chosen meanwhile. */
async function show(): Promise<void> {
	if (isShowing) return;
	isShowing = true;
	try {
		for (let next = chosen.peek(); next && next !== snapshot.peek()?.checkpoint; next = chosen.peek()) {
			const of = session.peek();
			const lanes: RunView[] = [];
			for (const [lane, { bytes }] of next.runs.entries())
				lanes.push(await evaluators.view(nameOf(lane), bytes, source.peek()));
			if (session.peek() === of) snapshot.value = { checkpoint: next, lanes };
		}
	} finally {
		isShowing = false;
	}
}

/** Goes back to how it was at a step, or with undefined to the newest. */
export function selectSnapshot(to: number | undefined): void {
	selectedStep.value = to;
	show().catch(() => {
		evaluatorFailed.value = true;
	});
}
