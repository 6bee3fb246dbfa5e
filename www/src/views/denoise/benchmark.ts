/**
 * Evaluates every method on every kind of noise, over 200 test examples: a few examples per request, so that the worker can
 * answer the visitor's other requests in between. Results are kept until the page is closed.
 */

import { computed, effect, signal } from "@preact/signals";
import { type DenoiseMethod, type ModelId, type ModelInfo, type Noise, pretrainedIds } from "../../engine/protocol";
import { callModels, infoOf, modelState, needModels } from "../../state/engine";
import { testCount } from "../../state/examples";
import { syncInBackground } from "../../state/syncLatest";
import type { Measures } from "./best";
import { own } from "./state";

const benchmarkModels = computed<readonly ModelId[]>(() => [...pretrainedIds, ...(own.value ? [own.value] : [])]);
export const benchmarkMethods = computed<readonly DenoiseMethod[]>(() => ["noisy", "median", ...benchmarkModels.value]);

export const benchmarkIds = ["gaussian", "salt_and_pepper", "patch", "scribble"] as const;
export type BenchmarkId = (typeof benchmarkIds)[number];

const noises: Record<BenchmarkId, Noise> = {
	gaussian: { kind: "gaussian", sigma: 0.5 },
	salt_and_pepper: { kind: "salt_and_pepper", probability: 0.25 },
	patch: { kind: "patch", size: 10 },
	scribble: { kind: "scribble", length: 40 },
};
const SEED = 1;
/** Every fifth example of the file. */
const STRIDE = 5;
const COUNT = 200;
/** Examples per request: some 20 ms of the worker's time, so that drawing stays smooth. */
const BATCH = 5;

/** Sums over the first `examples` of the 200. */
interface Sum {
	examples: number;
	mse: number;
	ssim: number;
	/** the weights these sums belong to; undefined for models that never change */
	weights: ModelInfo | undefined;
}

type Sums = Record<BenchmarkId, Partial<Record<DenoiseMethod, Sum>>>;
const sums = signal<Sums>({ gaussian: {}, salt_and_pepper: {}, patch: {}, scribble: {} });

/** Only the model in training changes. */
function weightsOf(method: DenoiseMethod): ModelInfo | undefined {
	return method === "live" ? infoOf(method) : undefined;
}

function sumOf(id: BenchmarkId, method: DenoiseMethod): Sum {
	const [sum, weights] = [sums.value[id][method], weightsOf(method)];
	return sum && sum.weights === weights ? sum : { examples: 0, mse: 0, ssim: 0, weights };
}

/** Completed results. For the model in training, those of older weights until the newest are complete. */
const finished = signal<Record<BenchmarkId, Partial<Record<DenoiseMethod, Measures>>>>({
	gaussian: {},
	salt_and_pepper: {},
	patch: {},
	scribble: {},
});

/** Whether this is a model that failed to load; the benchmark does not wait for it. */
export function isMissing(method: DenoiseMethod): boolean {
	return method !== "noisy" && method !== "median" && modelState(method).value.status === "failed";
}

const activeMethods = computed(() => benchmarkMethods.value.filter((method) => !isMissing(method)));

/** Examples evaluated so far, and how many there are in all. */
export const progress = computed(() => {
	const counts = benchmarkIds.flatMap((id) => activeMethods.value.map((method) => sumOf(id, method).examples));
	return { done: counts.reduce((sum, count) => sum + count, 0), all: counts.length * COUNT };
});

/** Means over all 200 examples; undefined until they are complete. */
export function resultOf(id: BenchmarkId, method: DenoiseMethod): Measures | undefined {
	return finished.value[id][method];
}

interface Batch {
	id: BenchmarkId;
	start: number;
	methods: readonly DenoiseMethod[];
	/** the weights of the model in training, if it is among the methods */
	weights: ModelInfo | undefined;
}

/** The next examples on the first incomplete noise, for those of the methods that are furthest behind. */
function nextBatchOf(methods: readonly DenoiseMethod[]): Batch | undefined {
	for (const id of benchmarkIds) {
		const start = Math.min(...methods.map((method) => sumOf(id, method).examples));
		const behind = methods.filter((method) => sumOf(id, method).examples === start);
		if (start < COUNT) return { id, start, methods: behind, weights: weightsOf("live") };
	}
	return undefined;
}

/** The model in training comes last: it starts again with each new checkpoint, and the others would have to wait. */
function nextBatch(): Batch | undefined {
	return nextBatchOf(activeMethods.value.filter((method) => method !== "live")) ?? nextBatchOf(activeMethods.value);
}

/** Whether each model has loaded or failed. One that loads later would need all the noise to be generated again. */
function isSettled(): boolean {
	return benchmarkModels.value.every((id) => ["ready", "failed"].includes(modelState(id).value.status));
}

function evaluate({ id, start, methods }: Batch) {
	const indices = Array.from({ length: BATCH }, (_, at) => STRIDE * (start + at));
	return callModels("denoiseBenchmark", { indices, noise: noises[id], seed: SEED, methods });
}

/** PSNR is computed from the mean error. */
function finish(id: BenchmarkId, updated: readonly [DenoiseMethod, Sum][]): void {
	const measures = updated.map(([method, { mse, ssim }]): [DenoiseMethod, Measures] => [
		method,
		{ psnr: -10 * Math.log10(mse / COUNT), ssim: ssim / COUNT },
	]);
	finished.value = { ...finished.value, [id]: { ...finished.value[id], ...Object.fromEntries(measures) } };
}

function add(
	{ id, start, methods, weights: requestedWeights }: Batch,
	qualities: readonly { mse: number; ssim: number }[],
): void {
	const updated = methods.flatMap((method, at): [DenoiseMethod, Sum][] => {
		const { mse, ssim, weights } = sumOf(id, method);
		const quality = qualities[at] ?? { mse: Number.NaN, ssim: Number.NaN };
		if (method === "live" && weights !== requestedWeights) return []; // its weights have changed since the request
		return [
			[method, { examples: start + BATCH, mse: mse + BATCH * quality.mse, ssim: ssim + BATCH * quality.ssim, weights }],
		];
	});
	sums.value = { ...sums.value, [id]: { ...sums.value[id], ...Object.fromEntries(updated) } };
	if (start + BATCH === COUNT) finish(id, updated);
}

/** Runs the benchmark from where it was left. Returns a function that stops it. */
export function syncBenchmark(): () => void {
	const stopLoading = effect(() => needModels(benchmarkModels.value));
	const stopEvaluating = syncInBackground(
		() => (testCount.value > 0 && isSettled() ? nextBatch() : undefined),
		evaluate,
		({ qualities }, batch) => add(batch, qualities),
	);
	return () => {
		stopLoading();
		stopEvaluating();
	};
}
