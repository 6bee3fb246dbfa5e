/**
 * Evaluates every method on every kind of noise, over some of the test examples: a few per request, so that the worker can
 * answer the visitor's other requests in between. Results are kept for as long as their data set is shown.
 */

import { computed, effect } from "@preact/signals";
import { type DenoiseMethod, type ModelId, type ModelInfo, type Noise, pretrainedIds } from "../../engine/protocol";
import { dataSet, scaled } from "../../state/dataSet";
import { dataSetScoped } from "../../state/dataSetScoped";
import { callModels, doesNotExist, infoOf, modelState, needModels } from "../../state/engine";
import { testCount } from "../../state/examples";
import { isOwn } from "../../state/modelBytes";
import { sampleIndices, sampleSize } from "../../state/sampleOfTest";
import { syncInBackground } from "../../state/syncLatest";
import type { Measures } from "./best";
import { own } from "./state";

const benchmarkModels = computed<readonly ModelId[]>(() => [...pretrainedIds, ...(own.value ? [own.value] : [])]);
export const benchmarkMethods = computed<readonly DenoiseMethod[]>(() => [
	"noisy",
	"median",
	...benchmarkModels.value.filter((id) => !doesNotExist(id)),
]);

export const benchmarkIds = ["gaussian", "salt_and_pepper", "patch", "scribble"] as const;
export type BenchmarkId = (typeof benchmarkIds)[number];

const noises = computed<Record<BenchmarkId, Noise>>(() => ({
	gaussian: { kind: "gaussian", sigma: 0.5 },
	salt_and_pepper: { kind: "salt_and_pepper", probability: 0.25 },
	patch: { kind: "patch", size: scaled(10) },
	scribble: { kind: "scribble", length: scaled(40) },
}));
const SEED = 1;
const MOST = 200;
/** How many will be evaluated, also before they are loaded. */
export const plannedCount = computed(() => Math.min(MOST, dataSet.value.testCount));
/** How many are evaluated; 0 until they are loaded. */
const evaluatedCount = computed(() => sampleSize(MOST));
/** Examples per request: some 20 ms of the worker's time, so that drawing stays smooth. */
const BATCH = 10;

/** Sums over the first `examples` of them. */
interface Sum {
	examples: number;
	mse: number;
	ssim: number;
	/** the weights these sums belong to; undefined for models that never change */
	weights: ModelInfo | undefined;
}

/** A value of each method that has one, by the noise. */
type ByNoise<T> = Readonly<Record<BenchmarkId, Partial<Record<DenoiseMethod, T>>>>;
const none: ByNoise<never> = { gaussian: {}, salt_and_pepper: {}, patch: {}, scribble: {} };
const sums = dataSetScoped<ByNoise<Sum>>();

/** Only the model in training changes, and those that take the place of shipped ones, when newer ones are kept. */
function weightsOf(method: DenoiseMethod): ModelInfo | undefined {
	if (method === "noisy" || method === "median") return undefined;
	const changes = method === "live" || (!isOwn(method) && dataSet.value.models === undefined);
	return changes ? infoOf(method) : undefined;
}

function sumOf(id: BenchmarkId, method: DenoiseMethod): Sum {
	const [sum, weights] = [sums.shown.value?.[id][method], weightsOf(method)];
	return sum && sum.weights === weights ? sum : { examples: 0, mse: 0, ssim: 0, weights };
}

/** Completed results. For the model in training, those of older weights until the newest are complete. */
const finished = dataSetScoped<ByNoise<Measures>>();

/** Whether this is a model that failed to load; the benchmark does not wait for it. */
export function isUnavailable(method: DenoiseMethod): boolean {
	return method !== "noisy" && method !== "median" && modelState(method).value.status === "failed";
}

const activeMethods = computed(() => benchmarkMethods.value.filter((method) => !isUnavailable(method)));

/** Examples evaluated so far, and how many there are in all. */
export const progress = computed(() => {
	const counts = benchmarkIds.flatMap((id) => activeMethods.value.map((method) => sumOf(id, method).examples));
	return { done: counts.reduce((sum, count) => sum + count, 0), all: counts.length * evaluatedCount.value };
});

/** Nothing is complete before there are examples. */
export const isComplete = computed(() => progress.value.all > 0 && progress.value.done === progress.value.all);

/** Means over all of them; undefined until they are complete. */
export function resultOf(id: BenchmarkId, method: DenoiseMethod): Measures | undefined {
	return finished.shown.value?.[id][method];
}

interface Batch {
	id: BenchmarkId;
	start: number;
	methods: readonly DenoiseMethod[];
	/** of each method, the weights that the request is for */
	weights: readonly (ModelInfo | undefined)[];
}

/** The next examples on the first incomplete noise, for those of the methods that are furthest behind. */
function nextBatchOf(methods: readonly DenoiseMethod[]): Batch | undefined {
	for (const id of benchmarkIds) {
		const start = Math.min(...methods.map((method) => sumOf(id, method).examples));
		const behind = methods.filter((method) => sumOf(id, method).examples === start);
		if (start < evaluatedCount.value) return { id, start, methods: behind, weights: behind.map(weightsOf) };
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
	const indices = sampleIndices(MOST, start, BATCH);
	return callModels("denoiseBenchmark", { indices, noise: noises.peek()[id], seed: SEED, methods });
}

/** PSNR is computed from the mean error. */
function finish(id: BenchmarkId, updated: readonly [DenoiseMethod, Sum][]): void {
	const measures = updated.map(([method, { mse, ssim }]): [DenoiseMethod, Measures] => [
		method,
		{ psnr: -10 * Math.log10(mse / evaluatedCount.peek()), ssim: ssim / evaluatedCount.peek() },
	]);
	const before: ByNoise<Measures> = finished.shown.peek() ?? none;
	finished.set({ ...before, [id]: { ...before[id], ...Object.fromEntries(measures) } });
}

function add(
	{ id, start, methods, weights: requestedWeights }: Batch,
	qualities: readonly { mse: number; ssim: number }[],
): void {
	const evaluated = Math.min(BATCH, evaluatedCount.peek() - start);
	const updated = methods.flatMap((method, at): [DenoiseMethod, Sum][] => {
		const { mse, ssim, weights } = sumOf(id, method);
		const quality = qualities[at] ?? { mse: Number.NaN, ssim: Number.NaN };
		if (weights !== requestedWeights[at]) return []; // they have changed since the request
		return [
			[
				method,
				{
					examples: start + evaluated,
					mse: mse + evaluated * quality.mse,
					ssim: ssim + evaluated * quality.ssim,
					weights,
				},
			],
		];
	});
	const before: ByNoise<Sum> = sums.shown.peek() ?? none;
	sums.set({ ...before, [id]: { ...before[id], ...Object.fromEntries(updated) } });
	if (start + evaluated === evaluatedCount.peek()) finish(id, updated);
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
