/** Scores examples by how strange they are to a model, and shows how well that separates. */

import { DetectionCurves, type Model } from "autoencoders";
import { range } from "../indices";
import type { Handlers } from "../serve";
import { chunkSize, forEachChunk, operationsPerImage } from "./chunks";
import type { ExploreContract, ExploreSplit, ScoreKind, ScoreSettings } from "./contract";
import { examplesOf, modelOf, toModelInput } from "./loaded";
import { computeNormalCodes, type NormalCodes } from "./normalCodes";
import { type ReportProgress, reportRange, tasks } from "./tasks";

type Calls = ExploreContract;
type Scores = Partial<Record<ScoreKind, Float32Array>>;

/** Scores images; `indices` are the images' indices in their split. */
interface Scorer {
	score(images: Float32Array, indices: Uint32Array): Scores;
	/** approximate multiply-adds */
	operationsPerImage: number;
}

const reconstructionKinds = ["squaredError", "relativeError", "excessCrossEntropy"] as const;

function reconstructionScores(model: Model, images: Float32Array): Scores {
	const found = model.reconstructionScores(images);
	const { squaredError, relativeError, excessCrossEntropy } = found;
	found.free();
	return { squaredError, relativeError, excessCrossEntropy };
}

/** Training examples whose own codes are among the normal ones are compared with all normal codes but their own. `indices` is a range. */
function excludeSelf(distances: Float32Array, { codes, trainIndices }: NormalCodes, indices: Uint32Array, k: number) {
	const [first = 0, last = -1] = [indices.at(0), indices.at(-1)];
	const start = trainIndices.findIndex((index) => index >= first);
	const end = trainIndices.findLastIndex((index) => index <= last) + 1;
	if (start === -1 || start >= end || codes.length < 2) return; // none of them, or nothing to compare with
	const others = codes.leaveOneOutNeighbourDistances(start, end, k);
	for (const [at, distance] of others.entries()) distances[(trainIndices[start + at] ?? 0) - first] = distance;
}

/** `split` is where the images are from; undefined for a drawing. */
async function scorerFor(
	{ model: id, kinds, normalIndices, k, samples, seed }: ScoreSettings,
	split: ExploreSplit | undefined,
	report: ReportProgress,
): Promise<Scorer> {
	const model = modelOf(id);
	const normalCodes = kinds.includes("codeDistance") ? await computeNormalCodes(id, normalIndices, report) : undefined;
	const isReconstructed = reconstructionKinds.some((kind) => kinds.includes(kind));
	const isSampled = kinds.includes("negativeElbo");
	const passes = 1 + (isSampled ? samples : 0);
	return {
		operationsPerImage:
			operationsPerImage(model) * passes + (normalCodes ? normalCodes.codes.length * normalCodes.codes.width : 0),
		score(images, indices) {
			const all = isReconstructed ? reconstructionScores(model, images) : {};
			if (isSampled) all.negativeElbo = model.negativeElbo(images, indices, samples, seed);
			if (normalCodes) {
				all.codeDistance = normalCodes.codes.meanNeighbourDistances(model.encode(images), k);
				if (split === "train") excludeSelf(all.codeDistance, normalCodes, indices, k);
			}
			return Object.fromEntries(kinds.map((kind) => [kind, all[kind]]));
		},
	};
}

async function scoreExamples({ taskId, split, ...settings }: Calls["scoreExamples"]["request"]) {
	return tasks.run(taskId, async (report) => {
		const scorer = await scorerFor(settings, split, reportRange(report, 0, 0.3));
		const examples = examplesOf(split);
		const all: Scores = Object.fromEntries(settings.kinds.map((kind) => [kind, new Float32Array(examples.length)]));
		await forEachChunk(
			examples.length,
			chunkSize(scorer.operationsPerImage),
			reportRange(report, 0.3, 1),
			(start, end) => {
				const indices = range(start, end);
				const found = scorer.score(examples.images(indices), indices);
				for (const kind of settings.kinds) all[kind]?.set(found[kind] ?? [], start);
			},
		);
		return { scores: all };
	});
}

async function scoreImage({ taskId, source, ...settings }: Calls["scoreImage"]["request"]) {
	return tasks.run(taskId, async (report) => {
		const image = toModelInput(source);
		if (!image) return { scored: undefined };
		const { score } = await scorerFor(settings, undefined, report);
		const found = score(image, Uint32Array.of(0));
		const { outputs: output, errors: error } = reconstruct(modelOf(settings.model), image);
		return {
			scored: {
				image: image.slice(),
				output,
				error,
				scores: Object.fromEntries(settings.kinds.map((kind) => [kind, found[kind]?.[0]])),
			},
		};
	});
}

/** Outputs, and output − input, of one or more images. */
function reconstruct(model: Model, images: Float32Array): Calls["computeErrorMaps"]["reply"] {
	const outputs = model.decode(model.encode(images));
	return { outputs, errors: outputs.map((output, at) => output - (images[at] ?? 0)) };
}

async function computeErrorMaps({ taskId, model: id, split, indices }: Calls["computeErrorMaps"]["request"]) {
	return tasks.run(taskId, async (report) => {
		const [model, examples] = [modelOf(id), examplesOf(split)];
		const images = examples.images(indices);
		const length = images.length / indices.length;
		const [outputs, errors] = [new Float32Array(images.length), new Float32Array(images.length)];
		await forEachChunk(indices.length, chunkSize(operationsPerImage(model)), report, (start, end) => {
			const found = reconstruct(model, images.subarray(start * length, end * length));
			outputs.set(found.outputs, start * length);
			errors.set(found.errors, start * length);
		});
		return { outputs, errors };
	});
}

function computeCurves({ scores, anomalous }: Calls["computeCurves"]["request"]): Calls["computeCurves"]["reply"] {
	const found = new DetectionCurves(scores, anomalous);
	const { thresholds, falsePositives, truePositives, rocAuc, averagePrecision } = found;
	found.free();
	return { thresholds, falsePositives, truePositives, rocAuc, averagePrecision };
}

export const detectionHandlers = {
	scoreExamples,
	scoreImage,
	computeErrorMaps,
	computeCurves,
} satisfies Partial<Handlers<ExploreContract>>;
