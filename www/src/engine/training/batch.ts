/** Cuts a batch into shards, and writes a shard into a message to a replica. */

import type { StepMessage } from "./replicaContract";

/** The images of one step, row by row. */
export interface Batch {
	input: Float32Array;
	/** What the model should output, if not the input. */
	target: Float32Array | undefined;
	/** N(0, 1) for the sampling layer, `[images, latent]`; empty for models without one. */
	epsilon: Float32Array;
	/** How many images. */
	imageCount: number;
	/** The weight of the KL divergence in this step. */
	beta: number;
}

/** Images of a batch, the end not included. */
interface ShardRange {
	start: number;
	end: number;
}

/** Ranges of equal length in order, as `shard_range` in the crate; the last may be shorter, empty ones are left out. */
export function shardRanges(imageCount: number, shards: number): ShardRange[] {
	const length = Math.ceil(imageCount / shards);
	const starts = Array.from({ length: shards }, (_, index) => index * length).filter((start) => start < imageCount);
	return starts.map((start) => ({ start, end: Math.min(start + length, imageCount) }));
}

/** A model in wasm. */
export interface ParameterSource {
	readonly parameterCount: number;
	readParameters(into: Float32Array): void;
}

/** The parameters and a shard of the batch as a message. It reuses the memory of `used`, a message that has come back, where the lengths agree. */
export function fillStepMessage(
	source: ParameterSource,
	used: StepMessage | undefined,
	batch: Batch,
	range: ShardRange,
): StepMessage {
	const values = used?.values ?? new Float32Array(source.parameterCount);
	source.readParameters(values);
	const { input, target, epsilon, imageCount, beta } = batch;
	return {
		values,
		input: copyShard(used?.input, input, imageCount, range),
		target: target && copyShard(used?.target, target, imageCount, range),
		epsilon: copyShard(used?.epsilon, epsilon, imageCount, range),
		batchImageCount: imageCount,
		beta,
	};
}

function copyShard(
	used: Float32Array | undefined,
	source: Float32Array,
	imageCount: number,
	{ start, end }: ShardRange,
) {
	const width = source.length / imageCount;
	const shard = source.subarray(start * width, end * width);
	const copy = used?.length === shard.length ? used : new Float32Array(shard.length);
	copy.set(shard);
	return copy;
}
