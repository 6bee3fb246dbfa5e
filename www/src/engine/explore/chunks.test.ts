import { expect, test } from "vitest";
import { chunkSize, forEachChunk } from "./chunks";

test("chunks cover everything once and in order, and each tells how much is done", async () => {
	const [parts, done]: [number[][], number[]] = [[], []];
	const report = async (share: number) => void done.push(share);
	await forEachChunk(10, 4, report, (start, end) => parts.push([start, end]));
	expect([parts, done]).toEqual([
		[
			[0, 4],
			[4, 8],
			[8, 10],
		],
		[0.4, 0.8, 1],
	]);
	await forEachChunk(0, 4, report, () => expect.unreachable());
});

test("the more work an example is, the fewer are done at once, but always one", () => {
	const sizes = [1, 1e6, 1e7, 1e9].map(chunkSize);
	expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
	expect([sizes[0], sizes[3]]).toEqual([256, 1]);
});
