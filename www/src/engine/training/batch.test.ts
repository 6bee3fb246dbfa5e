import { describe, expect, test } from "vitest";
import { type Batch, fillStepMessage, shardRanges } from "./batch";

const source = {
	parameterCount: 2,
	readParameters: (into: Float32Array) => into.set([5, 6]),
};

/** So many images of two pixels and one ε each. */
function batchOf(imageCount: number, hasTarget = false): Batch {
	const input = Float32Array.from({ length: 2 * imageCount }, (_, index) => index);
	const target = hasTarget ? input.map((value) => -value) : undefined;
	return {
		input,
		target,
		epsilon: Float32Array.from({ length: imageCount }, (_, index) => 100 + index),
		imageCount,
		beta: 0.5,
	};
}

describe("the shards of a batch", () => {
	test("cover it in order, without gaps, and none is empty", () => {
		for (let imageCount = 1; imageCount < 40; imageCount++) {
			for (let shards = 1; shards < 9; shards++) {
				const ranges = shardRanges(imageCount, shards);
				expect(ranges.length).toBeLessThanOrEqual(shards);
				expect(ranges[0]?.start).toBe(0);
				expect(ranges.at(-1)?.end).toBe(imageCount);
				for (const [index, { start, end }] of ranges.entries()) {
					expect(end).toBeGreaterThan(start);
					if (index > 0) expect(start).toBe(ranges[index - 1]?.end);
				}
			}
		}
	});

	test("of fewer images than shards each has one", () => {
		expect(shardRanges(2, 4)).toEqual([
			{ start: 0, end: 1 },
			{ start: 1, end: 2 },
		]);
	});
});

describe("a step's message", () => {
	test("holds the parameters and the shard", () => {
		const message = fillStepMessage(source, undefined, batchOf(3, true), { start: 1, end: 3 });
		expect(message).toEqual({
			values: Float32Array.of(5, 6),
			input: Float32Array.of(2, 3, 4, 5),
			target: Float32Array.of(-2, -3, -4, -5),
			epsilon: Float32Array.of(101, 102),
			batchImageCount: 3,
			beta: 0.5,
		});
	});

	test("uses the memory of the last one where it fits", () => {
		const first = fillStepMessage(source, undefined, batchOf(4), { start: 0, end: 2 });
		const second = fillStepMessage(source, first, batchOf(4), { start: 2, end: 4 });
		expect([second.values, second.input]).toEqual([first.values, first.input]);
		expect(second.values).toBe(first.values);
		expect(second.input).toBe(first.input);
		const last = fillStepMessage(source, second, batchOf(3), { start: 2, end: 3 });
		expect(last.input).toEqual(Float32Array.of(4, 5));
	});

	test("has no target once the batch has none: the noise was switched off", () => {
		const noisy = fillStepMessage(source, undefined, batchOf(2, true), { start: 0, end: 2 });
		expect(noisy.target).toBeDefined();
		expect(fillStepMessage(source, noisy, batchOf(2), { start: 0, end: 2 }).target).toBeUndefined();
	});
});
