/** How a batch is cut into shards, and how a shard becomes a message to a replica. */

import type { StepMessage } from "./replicaContract";

/** The images of one step, row by row. */
export interface Batch {
	input: Float32Array;
	/** What should come out, if not the input. */
	target: Float32Array | undefined;
	/** N(0, 1) for the sampling layer, `[images, latent]`; empty for models without one. */
	epsilon: Float32Array;
	/** How many images. */
	total: number;
	/** The weight of the KL divergence in this step. */
	beta: number;
}

/** Images of a batch, the end not included. */
interface ShardRange {
	start: number;
	end: number;
}

/** Ranges of equal length in order, as `shard_range` in the crate; the last may be shorter, empty ones are left out. */
export function shardRanges(total: number, shards: number): ShardRange[] {
	const length = Math.ceil(total / shards);
	const starts = Array.from({ length: shards }, (_, index) => index * length).filter((start) => start < total);
	return starts.map((start) => ({ start, end: Math.min(start + length, total) }));
}

/** A model in wasm. */
export interface ParameterSource {
	readonly parameterCount: number;
	readParameters(into: Float32Array): void;
}

/** The parameters and a shard of the batch, in the memory of a message that has come back, as far as it fits: its `values` are a gradient then. */
export function fillStepMessage(
	source: ParameterSource,
	used: StepMessage | undefined,
	batch: Batch,
	range: ShardRange,
): StepMessage {
	const values = used?.values ?? new Float32Array(source.parameterCount);
	source.readParameters(values);
	const { input, target, epsilon, total, beta } = batch;
	return {
		values,
		input: copyShard(used?.input, input, total, range),
		target: target && copyShard(used?.target, target, total, range),
		epsilon: copyShard(used?.epsilon, epsilon, total, range),
		total,
		beta,
	};
}

function copyShard(used: Float32Array | undefined, from: Float32Array, total: number, { start, end }: ShardRange) {
	const width = from.length / total;
	const shard = from.subarray(start * width, end * width);
	const into = used?.length === shard.length ? used : new Float32Array(shard.length);
	into.set(shard);
	return into;
}
