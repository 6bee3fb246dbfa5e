/** Examples as points of the plane, and how far that can be trusted. */

import { Features, type LabelledFeatures, Pca, Trustworthiness } from "autoencoders";
import { concatenate } from "../concatenate";
import { fitExampleCount } from "../fitExamples";
import { evenlySpacedIndices } from "../indices";
import type { Handlers } from "../serve";
import { chunkSize, forEachChunk } from "./chunks";
import { countClasses, evaluatePredictions } from "./classifierMetrics";
import type { ExampleMap, ExampleSubset, ExploreContract } from "./contract";
import { computeFeatures } from "./features";
import { labelsOf } from "./loaded";
import { type ReportProgress, reportRange, tasks } from "./tasks";

type Calls = ExploreContract;

type ProjectedPoints = Pick<ExampleMap, "points" | "explainedVarianceRatio">;

/** Some of the rows, at equal distances: as many as the PCA is fitted to. */
function rowsToFit(values: Float32Array, width: number): Float32Array {
	const count = values.length / width;
	const fitCount = fitExampleCount(count, width);
	if (fitCount >= count) return values;
	return concatenate(
		Array.from(evenlySpacedIndices(count, fitCount), (row) => values.subarray(row * width, (row + 1) * width)),
	);
}

async function project(values: Float32Array, width: number, pca: Pca, report: ReportProgress): Promise<Float32Array> {
	const count = values.length / width;
	const points = new Float32Array(2 * count);
	await forEachChunk(count, chunkSize(2 * width), report, (start, end) => {
		points.set(pca.project(values.subarray(start * width, end * width)), 2 * start);
	});
	return points;
}

/** Features of two numbers are points themselves. */
export async function projectToPlane({ values, width }: Features, report: ReportProgress): Promise<ProjectedPoints> {
	if (width === 2) return { points: values, explainedVarianceRatio: undefined };
	const pca = Pca.fit(rowsToFit(values, width), width, 2);
	try {
		return { points: await project(values, width, pca, report), explainedVarianceRatio: pca.explainedVarianceRatio };
	} finally {
		pca.free();
	}
}

/** undefined where there are too few examples for its formula */
async function trustworthinessOf(
	pixels: Features,
	points: Float32Array,
	k: number,
	report: ReportProgress,
): Promise<number | undefined> {
	if (pixels.length <= 2 * k) return undefined;
	const trust = new Trustworthiness(pixels, points, 2, k);
	const size = chunkSize(pixels.length * pixels.width);
	try {
		await forEachChunk(pixels.length, size, report, (start, end) => trust.advance(end - start));
		return trust.value;
	} finally {
		trust.free();
	}
}

/** The share of the rows whose class is that of most of their `k` nearest others. */
async function leaveOneOutAccuracy(
	rows: LabelledFeatures,
	labels: Uint8Array,
	k: number,
	report: ReportProgress,
): Promise<number> {
	const predictions = new Uint8Array(rows.length);
	await forEachChunk(rows.length, chunkSize(rows.length * rows.width), report, (start, end) => {
		predictions.set(rows.classifyLeaveOneOut(start, end, k), start);
	});
	return evaluatePredictions(labels, predictions, countClasses(labels)).accuracy;
}

/** The rows are moved from the features to those with labels. */
async function labelledAccuracy(features: Features, labels: Uint8Array, k: number, report: ReportProgress) {
	const rows = features.label(labels);
	try {
		return await leaveOneOutAccuracy(rows, labels, k, report);
	} finally {
		rows.free();
	}
}

/** undefined without labels, and without `k` others; frees the features */
async function accuracyOf(features: Features, labels: Uint8Array | undefined, k: number, report: ReportProgress) {
	try {
		return labels && labels.length > k ? await labelledAccuracy(features, labels, k, report) : undefined;
	} finally {
		features.free();
	}
}

/** The points, and how many of the features' neighbours are of one class. Frees the features. */
async function projectWithAccuracy(
	features: Features,
	labels: Uint8Array | undefined,
	k: number,
	report: ReportProgress,
) {
	let placed: ProjectedPoints;
	try {
		placed = await projectToPlane(features, reportRange(report, 0, 0.1));
	} catch (thrown) {
		features.free();
		throw thrown;
	}
	return { ...placed, featureAccuracy: await accuracyOf(features, labels, k, reportRange(report, 0.1, 1)) };
}

/** Of points of the plane. */
function planeFeatures(points: Float32Array): Features {
	const plane = new Features(2);
	plane.append(points);
	return plane;
}

/** undefined if any have none */
function labelsOfAll(examples: readonly ExampleSubset[]): Uint8Array | undefined {
	const labels = examples.map(({ split, indices }) => labelsOf(split, indices));
	return labels.includes(undefined) ? undefined : Uint8Array.from(labels.flatMap((some) => [...(some ?? [])]));
}

async function mapExamples({ taskId, features, examples, k }: Calls["mapExamples"]["request"]) {
	return tasks.run(taskId, async (report): Promise<ExampleMap> => {
		const labels = labelsOfAll(examples);
		const rows = await computeFeatures(features, examples, reportRange(report, 0, 0.2));
		const placed = await projectWithAccuracy(rows, labels, k, reportRange(report, 0.2, 0.4));
		const accuracy = await accuracyOf(planeFeatures(placed.points), labels, k, reportRange(report, 0.4, 0.5));
		const pixels = await computeFeatures({ kind: "pixels" }, examples, reportRange(report, 0.5, 0.6));
		try {
			const trustworthiness = await trustworthinessOf(pixels, placed.points, k, reportRange(report, 0.6, 1));
			return { ...placed, accuracy, trustworthiness };
		} finally {
			pixels.free();
		}
	});
}

export const mappingHandlers = { mapExamples } satisfies Partial<Handlers<ExploreContract>>;
