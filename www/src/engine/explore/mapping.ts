/** Examples as points of the plane, and how far that can be trusted. */

import { Features, type LabelledFeatures, Pca, Trustworthiness } from "autoencoders";
import { concatenate } from "../concatenate";
import { fittingCount } from "../fitExamples";
import { evenIndices } from "../indices";
import type { Handlers } from "../serve";
import { chunkFor, inChunks } from "./chunks";
import type { ExampleMap, ExamplesOfPart, ExploreContract } from "./contract";
import { featuresOf } from "./features";
import { classesIn, judge } from "./judged";
import { labelsOf } from "./loaded";
import { type ReportProgress, reportPart, tasks } from "./tasks";

type Calls = ExploreContract;

type Placed = Pick<ExampleMap, "points" | "explained">;

/** Some of the rows, evenly spread: as many as the plane is fitted to. */
function rowsToFit(values: Float32Array, width: number): Float32Array {
	const count = values.length / width;
	const most = fittingCount(count, width);
	if (most >= count) return values;
	return concatenate(Array.from(evenIndices(count, most), (row) => values.subarray(row * width, (row + 1) * width)));
}

async function project(values: Float32Array, width: number, pca: Pca, report: ReportProgress): Promise<Float32Array> {
	const count = values.length / width;
	const points = new Float32Array(2 * count);
	await inChunks(count, chunkFor(2 * width), report, (start, end) => {
		points.set(pca.project(values.subarray(start * width, end * width)), 2 * start);
	});
	return points;
}

/** Features of two numbers are points themselves. */
export async function pointsOf({ values, width }: Features, report: ReportProgress): Promise<Placed> {
	if (width === 2) return { points: values, explained: undefined };
	const pca = Pca.fit(rowsToFit(values, width), width, 2);
	try {
		return { points: await project(values, width, pca, report), explained: pca.explainedVariance };
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
	const size = chunkFor(pixels.length * pixels.width);
	try {
		await inChunks(pixels.length, size, report, (start, end) => trust.advance(end - start));
		return trust.value;
	} finally {
		trust.free();
	}
}

/** The share of the rows whose class is that of most of their `k` nearest others. */
async function leftOutAccuracy(
	rows: LabelledFeatures,
	labels: Uint8Array,
	k: number,
	report: ReportProgress,
): Promise<number> {
	const predictions = new Uint8Array(rows.length);
	await inChunks(rows.length, chunkFor(rows.length * rows.width), report, (start, end) => {
		predictions.set(rows.classifyLeftOut(start, end, k), start);
	});
	return judge(labels, predictions, classesIn(labels)).accuracy;
}

/** The rows are moved from the features to those with labels. */
async function labelledAccuracy(features: Features, labels: Uint8Array, k: number, report: ReportProgress) {
	const rows = features.label(labels);
	try {
		return await leftOutAccuracy(rows, labels, k, report);
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
async function place(features: Features, labels: Uint8Array | undefined, k: number, report: ReportProgress) {
	let placed: Placed;
	try {
		placed = await pointsOf(features, reportPart(report, 0, 0.1));
	} catch (thrown) {
		features.free();
		throw thrown;
	}
	return { ...placed, featureAccuracy: await accuracyOf(features, labels, k, reportPart(report, 0.1, 1)) };
}

/** Of points of the plane. */
function planeOf(points: Float32Array): Features {
	const plane = new Features(2);
	plane.append(points);
	return plane;
}

/** undefined if any have none */
function labelsOfAll(examples: readonly ExamplesOfPart[]): Uint8Array | undefined {
	const labels = examples.map(({ part, indices }) => labelsOf(part, indices));
	return labels.includes(undefined) ? undefined : Uint8Array.from(labels.flatMap((some) => [...(some ?? [])]));
}

async function map({ task, features, examples, k }: Calls["map"]["request"]) {
	return tasks.run(task, async (report): Promise<ExampleMap> => {
		const labels = labelsOfAll(examples);
		const rows = await featuresOf(features, examples, reportPart(report, 0, 0.2));
		const placed = await place(rows, labels, k, reportPart(report, 0.2, 0.4));
		const accuracy = await accuracyOf(planeOf(placed.points), labels, k, reportPart(report, 0.4, 0.5));
		const pixels = await featuresOf({ kind: "pixels" }, examples, reportPart(report, 0.5, 0.6));
		try {
			const trustworthiness = await trustworthinessOf(pixels, placed.points, k, reportPart(report, 0.6, 1));
			return { ...placed, accuracy, trustworthiness };
		} finally {
			pixels.free();
		}
	});
}

export const mappingHandlers = { map } satisfies Partial<Handlers<ExploreContract>>;
