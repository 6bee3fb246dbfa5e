/**
 * Evaluates every method on every kind of noise, over some of the test examples: a few per request, so that the worker can
 * answer the visitor's other requests in between. Results are kept for as long as their data set is shown.
 */

import { computed, effect } from "@preact/signals";
import { type DenoiseMethod, type ModelId, type ModelInfo, type Noise, pretrainedIds } from "../../engine/protocol";
import { dataSet, scaledFrom28 } from "../../state/dataSet";
import { dataSetScoped } from "../../state/dataSetScoped";
import { callModels, dataSetLacksModel, modelInfoOf, modelState, requestModels } from "../../state/engine";
import { testCount } from "../../state/examples";
import { isOwnModel } from "../../state/modelBytes";
import { syncInBackground } from "../../state/syncLatest";
import { testSampleIndices, testSampleSize } from "../../state/testSample";
import type { Measures } from "./best";
import { ownModel } from "./state";

const benchmarkModels = computed<readonly ModelId[]>(() => [
	...pretrainedIds,
	...(ownModel.value ? [ownModel.value] : []),
]);
export const benchmarkMethods = computed<readonly DenoiseMethod[]>(() => [
	"noisy",
	"median",
	...benchmarkModels.value.filter((id) => !dataSetLacksModel(id)),
]);

export const benchmarkNoiseIds = ["gaussian", "salt_and_pepper", "patch", "scribble"] as const;
export type BenchmarkNoiseId = (typeof benchmarkNoiseIds)[number];

const noises = computed<Record<BenchmarkNoiseId, Noise>>(() => ({
	gaussian: { kind: "gaussian", sigma: 0.5 },
	salt_and_pepper: { kind: "salt_and_pepper", probability: 0.25 },
	patch: { kind: "patch", size: scaledFrom28(10) }, // anywhere, unlike a "mask", which is where the visitor puts it
	scribble: { kind: "scribble", length: scaledFrom28(40) },
}));
const SEED = 1;
const MAX_EXAMPLES = 200;
/** How many examples will be evaluated, also before they are loaded. */
export const plannedCount = computed(() => Math.min(MAX_EXAMPLES, dataSet.value.testCount));
/** How many are evaluated; 0 until they are loaded. */
const evaluatedCount = computed(() => testSampleSize(MAX_EXAMPLES));
/** Examples per request: some 20 ms of the worker's time, so that drawing stays smooth. */
const BATCH_SIZE = 10;

/** Sums of a method's errors and similarities over the first `examples` of the examples. */
interface QualitySums {
	examples: number;
	mse: number;
	ssim: number;
	/** identifies the weights that these sums are of: a new object for new weights; undefined for models that never change */
	weightsVersion: ModelInfo | undefined;
}

/** A value for each kind of noise and each method that has one. */
type ByNoise<T> = Readonly<Record<BenchmarkNoiseId, Partial<Record<DenoiseMethod, T>>>>;
const emptyTable: ByNoise<never> = { gaussian: {}, salt_and_pepper: {}, patch: {}, scribble: {} };
const allSums = dataSetScoped<ByNoise<QualitySums>>();

/** The weights change of the model in training, and of a stand-in for a pretrained model, which a newer one of the visitor's replaces. */
function weightsVersionOf(method: DenoiseMethod): ModelInfo | undefined {
	if (method === "noisy" || method === "median") return undefined;
	const changes = method === "live" || (!isOwnModel(method) && dataSet.value.pretrainedFolder === undefined);
	return changes ? modelInfoOf(method) : undefined;
}

function sumsOf(id: BenchmarkNoiseId, method: DenoiseMethod): QualitySums {
	const [sums, weightsVersion] = [allSums.current.value?.[id][method], weightsVersionOf(method)];
	return sums && sums.weightsVersion === weightsVersion ? sums : { examples: 0, mse: 0, ssim: 0, weightsVersion };
}

/** Means over all examples. For the model in training, those of older weights until the newest are complete. */
const meanQualities = dataSetScoped<ByNoise<Measures>>();

/** Whether this is a model that failed to load; the benchmark does not wait for it. */
export function isUnavailable(method: DenoiseMethod): boolean {
	return method !== "noisy" && method !== "median" && modelState(method).value.status === "failed";
}

const availableMethods = computed(() => benchmarkMethods.value.filter((method) => !isUnavailable(method)));

/** Evaluations done so far, one for each noise, method and example, and how many there are in total. */
export const progress = computed(() => {
	const counts = benchmarkNoiseIds.flatMap((id) => availableMethods.value.map((method) => sumsOf(id, method).examples));
	return { done: counts.reduce((sum, count) => sum + count, 0), total: counts.length * evaluatedCount.value };
});

/** False while there are no examples. */
export const isComplete = computed(() => progress.value.total > 0 && progress.value.done === progress.value.total);

/** Means over all examples; undefined until they are complete. */
export function meanQualityOf(id: BenchmarkNoiseId, method: DenoiseMethod): Measures | undefined {
	return meanQualities.current.value?.[id][method];
}

interface Batch {
	id: BenchmarkNoiseId;
	start: number;
	methods: readonly DenoiseMethod[];
	/** of each method when the request was sent */
	weightsVersions: readonly (ModelInfo | undefined)[];
}

/** The next examples on the first incomplete noise, for those of the methods that are furthest behind. */
function nextBatchOf(methods: readonly DenoiseMethod[]): Batch | undefined {
	for (const id of benchmarkNoiseIds) {
		const start = Math.min(...methods.map((method) => sumsOf(id, method).examples));
		const behind = methods.filter((method) => sumsOf(id, method).examples === start);
		if (start < evaluatedCount.value)
			return { id, start, methods: behind, weightsVersions: behind.map(weightsVersionOf) };
	}
	return undefined;
}

/** The model in training comes last: it starts again with each new checkpoint, and the others would have to wait. */
function nextBatch(): Batch | undefined {
	return (
		nextBatchOf(availableMethods.value.filter((method) => method !== "live")) ?? nextBatchOf(availableMethods.value)
	);
}

/** Whether each model has loaded or failed. For one that loads later all the noise would have to be generated again. */
function areModelsSettled(): boolean {
	return benchmarkModels.value.every((id) => ["ready", "failed"].includes(modelState(id).value.status));
}

function evaluate({ id, start, methods }: Batch) {
	const indices = testSampleIndices(MAX_EXAMPLES, start, BATCH_SIZE);
	return callModels("runDenoiseBenchmark", { indices, noise: noises.peek()[id], seed: SEED, methods });
}

/** The PSNR is computed from the mean squared error, not a mean of PSNRs. */
function storeMeans(id: BenchmarkNoiseId, updated: readonly [DenoiseMethod, QualitySums][]): void {
	const measures = updated.map(([method, { mse, ssim }]): [DenoiseMethod, Measures] => [
		method,
		{ psnr: -10 * Math.log10(mse / evaluatedCount.peek()), ssim: ssim / evaluatedCount.peek() },
	]);
	const before: ByNoise<Measures> = meanQualities.current.peek() ?? emptyTable;
	meanQualities.set({ ...before, [id]: { ...before[id], ...Object.fromEntries(measures) } });
}

function addResults(
	{ id, start, methods, weightsVersions }: Batch,
	qualities: readonly { mse: number; ssim: number }[],
): void {
	const evaluated = Math.min(BATCH_SIZE, evaluatedCount.peek() - start);
	const updated = methods.flatMap((method, index): [DenoiseMethod, QualitySums][] => {
		const { mse, ssim, weightsVersion } = sumsOf(id, method);
		const quality = qualities[index] ?? { mse: Number.NaN, ssim: Number.NaN };
		if (weightsVersion !== weightsVersions[index]) return []; // the weights have changed since the request
		return [
			[
				method,
				{
					examples: start + evaluated,
					mse: mse + evaluated * quality.mse,
					ssim: ssim + evaluated * quality.ssim,
					weightsVersion,
				},
			],
		];
	});
	const before: ByNoise<QualitySums> = allSums.current.peek() ?? emptyTable;
	allSums.set({ ...before, [id]: { ...before[id], ...Object.fromEntries(updated) } });
	if (start + evaluated === evaluatedCount.peek()) storeMeans(id, updated);
}

/** Runs the benchmark from where it was left. Returns a function that stops it. */
export function syncBenchmark(): () => void {
	const stopLoading = effect(() => requestModels(benchmarkModels.value));
	const stopEvaluating = syncInBackground(
		() => (testCount.value > 0 && areModelsSettled() ? nextBatch() : undefined),
		evaluate,
		({ qualities }, batch) => addResults(batch, qualities),
	);
	return () => {
		stopLoading();
		stopEvaluating();
	};
}
