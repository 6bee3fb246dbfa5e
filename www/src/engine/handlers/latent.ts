/** The latent space: statistics, map, interpolation, arithmetic and samples. */

import {
	classMeans,
	combine,
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
import { sizesOf } from "../dataForm";
import { range } from "../indices";
import type { CodeSpread, LatentStats, ModelId, ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { dataFormOf, examplesOf, latentCodes, modelOf, pcas, replace } from "./loaded";

function dimensionsOf(id: ModelId): number {
	return codeSize(modelOf(id).config);
}

function computedFor<V>(map: ReadonlyMap<ModelId, V>, id: ModelId): V {
	const value = map.get(id);
	if (value === undefined) throw new Error(`the model ${id} has no latent statistics yet`);
	return value;
}

function isPlane(id: ModelId): boolean {
	return dimensionsOf(id) === 2;
}

/** A code of two dimensions is its own point on the map. */
function project(id: ModelId, codes: Float32Array): Float32Array {
	return isPlane(id) ? codes.slice() : computedFor(pcas, id).project(codes);
}

function unproject(id: ModelId, points: Float32Array): Float32Array {
	return isPlane(id) ? points.slice() : computedFor(pcas, id).unproject(points);
}

type Encoded = Pick<LatentStats, "codes" | "kl">;

/** Examples that are encoded at once: the pixels of all large ones would not fit into one call. */
const BLOCK = 256;

function encodeExamples(model: Model, images: Float32Array): Encoded {
	const found = model.latentStats(images);
	const { codes, kl } = found;
	found.free();
	return { codes, kl };
}

/** The codes of the test examples, which are kept; and of a variational model the KL divergence of each dimension. */
function encodeTest(id: ModelId): Encoded {
	const [model, examples] = [modelOf(id), examplesOf("test")];
	const parts: Encoded[] = [];
	let kl: Float32Array | undefined;
	for (let start = 0; start < examples.length; start += BLOCK) {
		const indices = range(start, Math.min(start + BLOCK, examples.length));
		const part = encodeExamples(model, examples.images(indices));
		kl = addMean(kl, part.kl, indices.length / examples.length);
		parts.push(part);
	}
	const codes = concatenate(parts.map((part) => part.codes));
	latentCodes.set(id, codes);
	return { codes, kl };
}

/** With the mean over so large a share of all. */
function addMean(sum: Float32Array | undefined, mean: Float32Array | undefined, share: number) {
	return mean?.map((value, at) => (sum?.[at] ?? 0) + share * value);
}

function latentStats(id: ModelId): LatentStats {
	const { codes: kept, kl } = encodeTest(id);
	const codes = kept.slice(); // these leave with the reply
	const { labels } = examplesOf("test");
	const pca = Pca.fit(codes, dimensionsOf(id), 2);
	replace(pcas, id, pca);
	const means =
		labels.length > 0 ? classMeans(codes, dimensionsOf(id), labels, dataFormOf().classes) : new Float32Array();
	const spread = spreadOf(codes, dimensionsOf(id));
	const points = project(id, codes);
	return { codes, labels, kl, classMeans: means, points, explained: pca.explainedVariance, spread };
}

/** Mean, variance and range of each code dimension. */
function spreadOf(codes: Float32Array, dimensions: number): CodeSpread {
	const count = codes.length / dimensions;
	const fill = (value: number) => new Float32Array(dimensions).fill(value);
	const spread = {
		mean: fill(0),
		variance: fill(0),
		low: fill(Number.POSITIVE_INFINITY),
		high: fill(Number.NEGATIVE_INFINITY),
	};
	const { mean, variance, low, high } = spread;
	for (let at = 0; at < codes.length; at++) {
		const [dimension, value] = [at % dimensions, codes[at] ?? 0];
		mean[dimension] = (mean[dimension] ?? 0) + value / count;
		low[dimension] = Math.min(low[dimension] ?? 0, value);
		high[dimension] = Math.max(high[dimension] ?? 0, value);
	}
	for (let at = 0; at < codes.length; at++) {
		const [dimension, value] = [at % dimensions, codes[at] ?? 0];
		variance[dimension] = (variance[dimension] ?? 0) + (value - (mean[dimension] ?? 0)) ** 2 / count;
	}
	return spread;
}

export const latentHandlers = {
	encode: ({ model, images }) => ({ codes: modelOf(model).encode(images) }),
	decode: ({ model, codes }) => ({ images: modelOf(model).decode(codes) }),
	latentStats: ({ model }) => latentStats(model),
	project: ({ model, codes }) => ({ points: project(model, codes) }),
	unproject: ({ model, points }) => ({ codes: unproject(model, points) }),
	grid({ model, region: { left, right, bottom, top }, columns, rows, palette }) {
		const points = gridCodes(left, right, bottom, top, columns, rows);
		const images = modelOf(model).decode(unproject(model, points));
		return { image: contactSheet(images, sizesOf(dataFormOf().shape), columns, 0, palette) };
	},
	contactSheet: ({ images, columns, gap, palette }) => ({
		image: contactSheet(images, sizesOf(dataFormOf().shape), columns, gap, palette),
	}),
	path({ model, from, to, steps, spherical }) {
		const along = Array.from({ length: steps }, (_, step) =>
			interpolate(from, to, step / Math.max(1, steps - 1), spherical),
		);
		const codes = concatenate(along);
		return { codes, images: modelOf(model).decode(codes) };
	},
	combine({ model, a, b, c }) {
		const code = combine(a, b, c);
		return { code, image: modelOf(model).decode(code) };
	},
	sample({ model, from, count, temperature, seed }) {
		const dimensions = dimensionsOf(model);
		const codes =
			from === "prior"
				? samplePrior(count, dimensions, temperature, seed)
				: sampleFittedGaussian(latentCodes.get(model) ?? encodeTest(model).codes, dimensions, count, temperature, seed);
		return { codes, images: modelOf(model).decode(codes) };
	},
	draw({ model, mean, deviation, count, seed }) {
		const epsilons = samplePrior(count, mean.length, 1, seed); // ε is distributed as the prior
		const codes = epsilons.map((epsilon, at) => {
			const dimension = at % mean.length;
			return (mean[dimension] ?? 0) + (deviation[dimension] ?? 0) * epsilon;
		});
		return { codes, images: modelOf(model).decode(codes) };
	},
} satisfies Partial<Handlers<ModelsContract>>;
