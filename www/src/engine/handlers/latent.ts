/** The latent space: statistics, map, interpolation, arithmetic and samples. */

import {
	analogy,
	classMeans,
	contactSheet,
	gridCodes,
	interpolate,
	type Model,
	Pca,
	sampleFittedGaussian,
	samplePrior,
} from "autoencoders-start";
import { concatenate } from "../concatenate";
import { codeSize } from "../config";
import { shapeArray } from "../dataSpec";
import { range } from "../indices";
import type { CodeStats, LatentStats, ModelId, ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { examplesOf, latentPcas, loadedDataSpec, modelOf, replaceAndFree, testCodes } from "./loaded";

function dimensionsOf(id: ModelId): number {
	return codeSize(modelOf(id).config);
}

function expectComputed<V>(map: ReadonlyMap<ModelId, V>, id: ModelId): V {
	const value = map.get(id);
	if (value === undefined) throw new Error(`the model ${id} has no latent statistics yet`);
	return value;
}

function hasPlanarCodes(id: ModelId): boolean {
	return dimensionsOf(id) === 2;
}

/** A code of two dimensions is its own point on the map. */
function projectCodes(id: ModelId, codes: Float32Array): Float32Array {
	return hasPlanarCodes(id) ? codes.slice() : expectComputed(latentPcas, id).project(codes);
}

function unprojectPoints(id: ModelId, points: Float32Array): Float32Array {
	return hasPlanarCodes(id) ? points.slice() : expectComputed(latentPcas, id).unproject(points);
}

type EncodedExamples = Pick<LatentStats, "codes" | "kl">;

/** Examples that are encoded at once: one call of the wasm module could not take the pixels of all, if they are large. */
const IMAGES_PER_CALL = 256;

function encodeBatch(model: Model, images: Float32Array): EncodedExamples {
	const found = model.latentStats(images);
	const { codes, kl } = found;
	found.free();
	return { codes, kl };
}

/** The codes of the test examples, which are also cached; and of a variational model the KL divergence of each dimension. */
function encodeTestExamples(id: ModelId): EncodedExamples {
	const [model, examples] = [modelOf(id), examplesOf("test")];
	const batches: EncodedExamples[] = [];
	let kl: Float32Array | undefined;
	for (let start = 0; start < examples.length; start += IMAGES_PER_CALL) {
		const indices = range(start, Math.min(start + IMAGES_PER_CALL, examples.length));
		const batch = encodeBatch(model, examples.images(indices));
		kl = addWeighted(kl, batch.kl, indices.length / examples.length);
		batches.push(batch);
	}
	const codes = concatenate(batches.map((batch) => batch.codes));
	testCodes.set(id, codes);
	return { codes, kl };
}

/** Adds the mean over some of the examples, `weight` being their share of all. */
function addWeighted(sum: Float32Array | undefined, mean: Float32Array | undefined, weight: number) {
	return mean?.map((value, index) => (sum?.[index] ?? 0) + weight * value);
}

function computeLatentStats(id: ModelId): LatentStats {
	const { codes: cachedCodes, kl } = encodeTestExamples(id);
	const codes = cachedCodes.slice(); // a copy, whose buffer is moved with the reply
	const { labels } = examplesOf("test");
	const pca = Pca.fit(codes, dimensionsOf(id), 2);
	replaceAndFree(latentPcas, id, pca);
	const means =
		labels.length > 0 ? classMeans(codes, dimensionsOf(id), labels, loadedDataSpec().classCount) : new Float32Array();
	const codeStats = codeStatsOf(codes, dimensionsOf(id));
	const points = projectCodes(id, codes);
	return {
		codes,
		labels,
		kl,
		classMeans: means,
		points,
		explainedVarianceRatio: pca.explainedVarianceRatio,
		codeStats,
	};
}

/** Mean, variance and range of each code dimension. */
function codeStatsOf(codes: Float32Array, dimensions: number): CodeStats {
	const count = codes.length / dimensions;
	const fill = (value: number) => new Float32Array(dimensions).fill(value);
	const stats = {
		mean: fill(0),
		variance: fill(0),
		min: fill(Number.POSITIVE_INFINITY),
		max: fill(Number.NEGATIVE_INFINITY),
	};
	const { mean, variance, min, max } = stats;
	for (let i = 0; i < codes.length; i++) {
		const [dimension, value] = [i % dimensions, codes[i] ?? 0];
		mean[dimension] = (mean[dimension] ?? 0) + value / count;
		min[dimension] = Math.min(min[dimension] ?? 0, value);
		max[dimension] = Math.max(max[dimension] ?? 0, value);
	}
	for (let i = 0; i < codes.length; i++) {
		const [dimension, value] = [i % dimensions, codes[i] ?? 0];
		variance[dimension] = (variance[dimension] ?? 0) + (value - (mean[dimension] ?? 0)) ** 2 / count;
	}
	return stats;
}

export const latentHandlers = {
	encode: ({ model, images }) => ({ codes: modelOf(model).encode(images) }),
	decode: ({ model, codes }) => ({ images: modelOf(model).decode(codes) }),
	computeLatentStats: ({ model }) => computeLatentStats(model),
	projectCodes: ({ model, codes }) => ({ points: projectCodes(model, codes) }),
	unprojectPoints: ({ model, points }) => ({ codes: unprojectPoints(model, points) }),
	renderGrid({ model, region: { left, right, bottom, top }, columns, rows, palette }) {
		const points = gridCodes(left, right, bottom, top, columns, rows);
		const images = modelOf(model).decode(unprojectPoints(model, points));
		return { image: contactSheet(images, shapeArray(loadedDataSpec().shape), columns, 0, palette) };
	},
	renderContactSheet: ({ images, columns, gap, palette }) => ({
		image: contactSheet(images, shapeArray(loadedDataSpec().shape), columns, gap, palette),
	}),
	interpolateCodes({ model, from, to, steps, spherical }) {
		const along = Array.from({ length: steps }, (_, step) =>
			interpolate(from, to, step / Math.max(1, steps - 1), spherical),
		);
		const codes = concatenate(along);
		return { codes, images: modelOf(model).decode(codes) };
	},
	combineCodes({ model, a, b, c }) {
		const code = analogy(a, b, c);
		return { code, image: modelOf(model).decode(code) };
	},
	sampleCodes({ model, distribution, count, temperature, seed }) {
		const dimensions = dimensionsOf(model);
		const codes =
			distribution === "prior"
				? samplePrior(count, dimensions, temperature, seed)
				: sampleFittedGaussian(
						testCodes.get(model) ?? encodeTestExamples(model).codes,
						dimensions,
						count,
						temperature,
						seed,
					);
		return { codes, images: modelOf(model).decode(codes) };
	},
	samplePosterior({ model, mean, deviation, count, seed }) {
		const epsilons = samplePrior(count, mean.length, 1, seed); // ε is distributed as the prior
		const codes = epsilons.map((epsilon, index) => {
			const dimension = index % mean.length;
			return (mean[dimension] ?? 0) + (deviation[dimension] ?? 0) * epsilon;
		});
		return { codes, images: modelOf(model).decode(codes) };
	},
} satisfies Partial<Handlers<ModelsContract>>;
