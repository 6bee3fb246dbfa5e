/**
 * Every method on every noise, over 200 test digits: computed in the worker a few digits at a time, so that whatever the
 * visitor does meanwhile is answered between two pieces. What is computed stays for the visit.
 */

import { computed, signal } from "@preact/signals";
import { type Method, modelIds, type Noise } from "../../engine/protocol";
import { testLabels } from "../../state/digits";
import { currentClient, models, needModels } from "../../state/engine";
import { follow } from "../../state/follow";
import type { Measures } from "./best";

export const trialMethods: readonly Method[] = ["noisy", "median", ...modelIds];

export const trialIds = ["gaussian", "salt_and_pepper", "patch", "scribble"] as const;
export type TrialId = (typeof trialIds)[number];

const noises: Record<TrialId, Noise> = {
	gaussian: { kind: "gaussian", sigma: 0.5 },
	salt_and_pepper: { kind: "salt_and_pepper", probability: 0.25 },
	patch: { kind: "patch", size: 10 },
	scribble: { kind: "scribble", length: 40 },
};
const SEED = 1;
/** Every fifth digit of the file. */
const STRIDE = 5;
const COUNT = 200;
/** Digits at a time: some 20 ms of the worker, so that a line being drawn does not stutter. */
const PIECE = 5;

/** Sums over the first `digits` of the 200. */
interface Sum {
	digits: number;
	mse: number;
	ssim: number;
}

type Sums = Record<TrialId, Partial<Record<Method, Sum>>>;
const sums = signal<Sums>({ gaussian: {}, salt_and_pepper: {}, patch: {}, scribble: {} });

function doneOf(id: TrialId, method: Method): number {
	return sums.value[id][method]?.digits ?? 0;
}

/** Whether this is a model that failed to load, which nobody waits for. */
export function isMissing(method: Method): boolean {
	return method !== "noisy" && method !== "median" && models[method].value.status === "failed";
}

const open = computed(() => trialMethods.filter((method) => !isMissing(method)));

/** Digits judged so far, and all that there are to judge. */
export const progress = computed(() => {
	const counts = trialIds.flatMap((id) => open.value.map((method) => doneOf(id, method)));
	return { done: counts.reduce((sum, count) => sum + count, 0), all: counts.length * COUNT };
});

/** Over all 200 digits; undefined until they are through. PSNR is that of the mean error. */
export function resultOf(id: TrialId, method: Method): Measures | undefined {
	const sum = sums.value[id][method];
	if (sum?.digits !== COUNT) return undefined;
	return { psnr: -10 * Math.log10(sum.mse / COUNT), ssim: sum.ssim / COUNT };
}

interface Piece {
	id: TrialId;
	from: number;
	methods: readonly Method[];
}

/** The methods that are furthest behind on the first noise that is not through. */
function nextPiece(): Piece | undefined {
	for (const id of trialIds) {
		const from = Math.min(...open.value.map((method) => doneOf(id, method)));
		if (from < COUNT) return { id, from, methods: open.value.filter((method) => doneOf(id, method) === from) };
	}
	return undefined;
}

/** Whether each model has come or failed: one that came later would have all the noise made once more. */
function isSettled(): boolean {
	return modelIds.every((id) => ["ready", "failed"].includes(models[id].value.status));
}

function judge({ id, from, methods }: Piece) {
	const indices = Array.from({ length: PIECE }, (_, at) => STRIDE * (from + at));
	return currentClient().call("trial", { indices, noise: noises[id], seed: SEED, methods });
}

function add({ id, from, methods }: Piece, qualities: readonly { mse: number; ssim: number }[]): void {
	const grown = methods.map((method, at): [Method, Sum] => {
		const { mse, ssim } = sums.value[id][method] ?? { mse: 0, ssim: 0 };
		const piece = qualities[at] ?? { mse: Number.NaN, ssim: Number.NaN };
		return [method, { digits: from + PIECE, mse: mse + PIECE * piece.mse, ssim: ssim + PIECE * piece.ssim }];
	});
	sums.value = { ...sums.value, [id]: { ...sums.value[id], ...Object.fromEntries(grown) } };
}

/** Goes on with the trials where they stand. Returns what ends it. */
export function keepTrying(): () => void {
	needModels(modelIds);
	return follow(
		() => (testLabels.value.length > 0 && isSettled() ? nextPiece() : undefined),
		judge,
		({ qualities }, piece) => add(piece, qualities),
	);
}
