/** Scores examples by how strange they are to a model, and shows how well that separates. */

import { Curves, type Model } from "autoencoders";
import { range } from "../indices";
import type { Handlers } from "../serve";
import { chunkFor, inChunks, operationsOf } from "./chunks";
import type { ExploreContract, ExplorePart, ScoreKind, ScoreSettings } from "./contract";
import { dataOf, modelOf, toModelInput } from "./loaded";
import { type NormalCodes, normalCodes } from "./normalCodes";
import { type ReportProgress, reportPart, tasks } from "./tasks";

type Calls = ExploreContract;
type Scores = Partial<Record<ScoreKind, Float32Array>>;

/** What scores images, whose indices in their part are given. */
interface Scorer {
	score(images: Float32Array, indices: Uint32Array): Scores;
	/** multiply-adds for one of them, about */
	operations: number;
}

const byReconstruction = ["squaredError", "relativeError", "excessCrossEntropy"] as const;

function reconstructionScores(model: Model, images: Float32Array): Scores {
	const found = model.reconstructionScores(images);
	const { squaredError, relativeError, excessCrossEntropy } = found;
	found.free();
	return { squaredError, relativeError, excessCrossEntropy };
}

/** No training example is its own neighbour. The indices are a range, as are those among them that are known. */
function leaveOutItself(
	distances: Float32Array,
	{ codes, indices: all }: NormalCodes,
	indices: Uint32Array,
	k: number,
) {
	const [first = 0, last = -1] = [indices.at(0), indices.at(-1)];
	const start = all.findIndex((index) => index >= first);
	const end = all.findLastIndex((index) => index <= last) + 1;
	if (start === -1 || start >= end || codes.length < 2) return; // none of them, or nothing to compare with
	const others = codes.meanDistancesToOthers(start, end, k);
	for (const [at, distance] of others.entries()) distances[(all[start + at] ?? 0) - first] = distance;
}

/** `part` is where the images are from; undefined for what is in no part. */
async function scorerFor(
	{ model: id, kinds, normal, k, samples, seed }: ScoreSettings,
	part: ExplorePart | undefined,
	report: ReportProgress,
): Promise<Scorer> {
	const model = modelOf(id);
	const known = kinds.includes("codeDistance") ? await normalCodes(id, normal, report) : undefined;
	const isReconstructed = byReconstruction.some((kind) => kinds.includes(kind));
	const isSampled = kinds.includes("negativeElbo");
	const passes = 1 + (isSampled ? samples : 0);
	return {
		operations: operationsOf(model) * passes + (known ? known.codes.length * known.codes.width : 0),
		score(images, indices) {
			const all = isReconstructed ? reconstructionScores(model, images) : {};
			if (isSampled) all.negativeElbo = model.negativeElbo(images, indices, samples, seed);
			if (known) {
				all.codeDistance = known.codes.meanDistances(model.encode(images), k);
				if (part === "train") leaveOutItself(all.codeDistance, known, indices, k);
			}
			return Object.fromEntries(kinds.map((kind) => [kind, all[kind]]));
		},
	};
}

async function scores({ task, part, ...settings }: Calls["scores"]["request"]) {
	return tasks.run(task, async (report) => {
		const scorer = await scorerFor(settings, part, reportPart(report, 0, 0.3));
		const examples = dataOf(part);
		const all: Scores = Object.fromEntries(settings.kinds.map((kind) => [kind, new Float32Array(examples.length)]));
		await inChunks(examples.length, chunkFor(scorer.operations), reportPart(report, 0.3, 1), (start, end) => {
			const indices = range(start, end);
			const found = scorer.score(examples.images(indices), indices);
			for (const kind of settings.kinds) all[kind]?.set(found[kind] ?? [], start);
		});
		return { scores: all };
	});
}

async function scoresOfPicture({ task, source, ...settings }: Calls["scoresOfPicture"]["request"]) {
	return tasks.run(task, async (report) => {
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
function reconstruct(model: Model, images: Float32Array): Calls["errorMaps"]["reply"] {
	const outputs = model.decode(model.encode(images));
	return { outputs, errors: outputs.map((output, at) => output - (images[at] ?? 0)) };
}

async function errorMaps({ task, model: id, part, indices }: Calls["errorMaps"]["request"]) {
	return tasks.run(task, async (report) => {
		const [model, examples] = [modelOf(id), dataOf(part)];
		const images = examples.images(indices);
		const pixels = images.length / indices.length;
		const [outputs, errors] = [new Float32Array(images.length), new Float32Array(images.length)];
		await inChunks(indices.length, chunkFor(operationsOf(model)), report, (start, end) => {
			const found = reconstruct(model, images.subarray(start * pixels, end * pixels));
			outputs.set(found.outputs, start * pixels);
			errors.set(found.errors, start * pixels);
		});
		return { outputs, errors };
	});
}

function curves({ scores, anomalous }: Calls["curves"]["request"]): Calls["curves"]["reply"] {
	const found = new Curves(scores, anomalous);
	const { thresholds, falsePositives, truePositives, rocArea, averagePrecision } = found;
	found.free();
	return { thresholds, falsePositives, truePositives, rocArea, averagePrecision };
}

export const detectionHandlers = {
	scores,
	scoresOfPicture,
	errorMaps,
	curves,
} satisfies Partial<Handlers<ExploreContract>>;
