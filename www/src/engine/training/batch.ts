/** How a batch is cut into parts, and how a part is put into a parcel. */

import { EngineError } from "../error";
import type { StepMessage } from "./replicaContract";

export interface Batch {
	input: Float32Array;
	target: Float32Array | undefined;
	/** N(0, 1) for the sampling layer: as many numbers an image as the code has, or none at all. */
	epsilon: Float32Array;
	/** How many images. */
	total: number;
	/** The weight of the KL divergence in this step. */
	beta: number;
}

interface ShardRange {
	start: number;
	end: number;
}

/** Number of images in a batch. Told by the code `length`, like the wasm side, if they are not whole. */
export function imagesIn(input: Float32Array, target: Float32Array | undefined, size: number): number {
	const whole = Math.max(1, Math.ceil(input.length / size)) * size;
	if (input.length !== whole) throw wrongLength("images", whole, input.length);
	if (target && target.length !== input.length) throw wrongLength("target", input.length, target.length);
	return input.length / size;
}

function wrongLength(what: string, expected: number, actual: number): EngineError {
	return new EngineError("length", `${what}: expected ${expected} values, got ${actual}`);
}

/** Runs of equal length in order, as `share` in the crate's train/shard.rs; the last may be shorter, empty ones are left out. */
export function shardRanges(total: number, parts: number): ShardRange[] {
	const each = Math.ceil(total / parts);
	const all = Array.from({ length: parts }, (_, index) => ({ start: index * each, end: (index + 1) * each }));
	return all.filter(({ start }) => start < total).map(({ start, end }) => ({ start, end: Math.min(end, total) }));
}

/** What has the parameters: a training in wasm. */
export interface ParameterSource {
	readonly parameterCount: number;
	readParameters(into: Float32Array): void;
}

/** The parameters and a share of the batch, in the memory of a used parcel where that fits. */
export function fillStepMessage(
	source: ParameterSource,
	used: StepMessage | undefined,
	batch: Batch,
	share: ShardRange,
): StepMessage {
	const values = used?.values ?? new Float32Array(source.parameterCount);
	source.readParameters(values);
	const { input, target, epsilon, total, beta } = batch;
	return {
		values,
		input: copyShard(used?.input, input, total, share),
		target: target && copyShard(used?.target, target, total, share),
		epsilon: copyShard(used?.epsilon, epsilon, total, share),
		total,
		beta,
	};
}

function copyShard(used: Float32Array | undefined, from: Float32Array, total: number, { start, end }: ShardRange) {
	const each = from.length / total;
	const part = from.subarray(start * each, end * each);
	const into = used?.length === part.length ? used : new Float32Array(part.length);
	into.set(part);
	return into;
}
