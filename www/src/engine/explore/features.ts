/** What examples are recognised by: their pixels, principal components of these, or the codes of a model. */

import { type DataSet, Features, Pca } from "autoencoders";
import { MAX_FIT_EXAMPLES } from "../fitExamples";
import { chunkSize, forEachChunk, operationsPerImage } from "./chunks";
import type { ExampleSubset, FeatureKind } from "./contract";
import { examplesOf, modelOf, onBeforeReplace } from "./loaded";
import { type ReportProgress, reportRange, tasks } from "./tasks";

/** The features of images, concatenated. */
type FeatureExtractor = (images: Float32Array) => Float32Array;

/** By the number of components. */
const fittedPca = new Map<number, Pca>();

onBeforeReplace((replaced) => {
	if (replaced !== "train") return;
	tasks.freeWhenIdle(...fittedPca.values());
	fittedPca.clear();
});

/** Images of more values than this are fitted with fewer examples: the covariance matrix would take too much memory. */
const [MAX_COVARIANCE_VALUES, MAX_LARGE_EXAMPLES] = [4096, 1000];

function fitPca(train: DataSet, count: number): Pca {
	const length = train.shape.reduce((product, side) => product * side, 1);
	if (length <= MAX_COVARIANCE_VALUES) return Pca.fitData(train, Math.min(MAX_FIT_EXAMPLES, train.length), count);
	const first = Uint32Array.from({ length: Math.min(MAX_LARGE_EXAMPLES, train.length) }, (_, index) => index);
	return Pca.fit(train.images(first), length, count);
}

function pcaOf(count: number): Pca {
	const pca = fittedPca.get(count) ?? fitPca(examplesOf("train"), count);
	fittedPca.set(count, pca);
	return pca;
}

export function featureExtractor(features: FeatureKind): FeatureExtractor {
	switch (features.kind) {
		case "pixels":
			return (images) => images;
		case "components": {
			const pca = pcaOf(features.count);
			return (images) => pca.project(images);
		}
		case "code": {
			const model = modelOf(features.model);
			return (images) => model.encode(images);
		}
	}
}

/** Multiply-adds for the features of one example, about. */
function operationsPerExample(features: FeatureKind): number {
	return features.kind === "code" ? operationsPerImage(modelOf(features.model)) : 1e5;
}

/** The features of some examples, one subset after another; to be freed by the caller. */
export async function computeFeatures(
	kind: FeatureKind,
	examples: readonly ExampleSubset[],
	report: ReportProgress,
): Promise<Features> {
	const [extract, size] = [featureExtractor(kind), chunkSize(operationsPerExample(kind))];
	const total = examples.reduce((sum, { indices }) => sum + indices.length, 0);
	let all: Features | undefined;
	let done = 0;
	try {
		for (const { split, indices } of examples) {
			const [data, after] = [examplesOf(split), done + indices.length];
			await forEachChunk(indices.length, size, reportRange(report, done / total, after / total), (start, end) => {
				const rows = extract(data.images(indices.subarray(start, end)));
				all ??= new Features(rows.length / (end - start));
				all.append(rows);
			});
			done = after;
		}
	} catch (thrown) {
		all?.free();
		throw thrown;
	}
	return all ?? new Features(1);
}
