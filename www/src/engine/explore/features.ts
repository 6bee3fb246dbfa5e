/** What examples are recognised by: their pixels, principal components of these, or the codes of a model. */

import { type DataSet, Features, Pca } from "autoencoders";
import { FIT_EXAMPLES } from "../fitExamples";
import { chunkFor, inChunks, operationsOf } from "./chunks";
import type { ExamplesOfPart, FeatureKind } from "./contract";
import { beforeReplaced, dataOf, modelOf } from "./loaded";
import { type ReportProgress, reportPart, tasks } from "./tasks";

/** The features of images, concatenated. */
type Extract = (images: Float32Array) => Float32Array;

/** By the number of components. */
const fittedPca = new Map<number, Pca>();

beforeReplaced((what) => {
	if (what !== "train") return;
	tasks.retire(...fittedPca.values());
	fittedPca.clear();
});

/** Of larger pictures the covariances would take too much memory, and so would as many examples. */
const [MOST_VALUES, FEW] = [4096, 1000];

function fitPca(train: DataSet, count: number): Pca {
	const length = train.shape.reduce((product, side) => product * side, 1);
	if (length <= MOST_VALUES) return Pca.fitData(train, Math.min(FIT_EXAMPLES, train.length), count);
	const first = Uint32Array.from({ length: Math.min(FEW, train.length) }, (_, index) => index);
	return Pca.fit(train.images(first), length, count);
}

function pcaOf(count: number): Pca {
	const pca = fittedPca.get(count) ?? fitPca(dataOf("train"), count);
	fittedPca.set(count, pca);
	return pca;
}

export function extractorOf(features: FeatureKind): Extract {
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
function operationsFor(features: FeatureKind): number {
	return features.kind === "code" ? operationsOf(modelOf(features.model)) : 1e5;
}

/** The features of some examples, those of one part after those of another; to be freed by the caller. */
export async function featuresOf(
	kind: FeatureKind,
	examples: readonly ExamplesOfPart[],
	report: ReportProgress,
): Promise<Features> {
	const [extract, size] = [extractorOf(kind), chunkFor(operationsFor(kind))];
	const total = examples.reduce((sum, { indices }) => sum + indices.length, 0);
	let all: Features | undefined;
	let before = 0;
	try {
		for (const { part, indices } of examples) {
			const [data, after] = [dataOf(part), before + indices.length];
			await inChunks(indices.length, size, reportPart(report, before / total, after / total), (start, end) => {
				const rows = extract(data.images(indices.subarray(start, end)));
				all ??= new Features(rows.length / (end - start));
				all.append(rows);
			});
			before = after;
		}
	} catch (thrown) {
		all?.free();
		throw thrown;
	}
	return all ?? new Features(1);
}
