import { expect, test } from "vitest";
import { chunkFor, evenIndices, inChunks, range } from "./chunks";

test("chunks cover everything once and in order, and each tells how much is done", async () => {
	const [parts, done]: [number[][], number[]] = [[], []];
	const report = async (share: number) => void done.push(share);
	await inChunks(10, 4, report, (start, end) => parts.push([start, end]));
	expect([parts, done]).toEqual([
		[
			[0, 4],
			[4, 8],
			[8, 10],
		],
		[0.4, 0.8, 1],
	]);
	await inChunks(0, 4, report, () => expect.unreachable());
});

test("the more work an example is, the fewer are done at once, but always one", () => {
	const sizes = [1, 1e6, 1e7, 1e9].map(chunkFor);
	expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
	expect([sizes[0], sizes[3]]).toEqual([256, 1]);
});

test("indices are evenly spaced, and none is there twice", () => {
	expect(evenIndices(3, 10)).toEqual(range(0, 3));
	expect(evenIndices(10, 4)).toEqual(Uint32Array.of(0, 2, 5, 7));
	expect(new Set(evenIndices(60_000, 7919)).size).toBe(7919);
	expect(range(3, 5)).toEqual(Uint32Array.of(3, 4));
});
