import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyByVotes, commonConfusions, examplesIn, largestShares } from "./classification";

describe("what the neighbours say", () => {
	test.each([
		[[0, 5, 0], { kind: "unanimous", label: 1 }],
		[[1, 3, 1], { kind: "majority", label: 1, votes: 3 }],
		[[1, 2, 2], { kind: "tie", label: 1, votes: 2 }],
		[[1, 0, 0], { kind: "unanimous", label: 0 }],
		[[0, 0, 0], undefined],
		[[], undefined],
	])("%j is %j", (votes, result) => {
		expect(classifyByVotes(Uint32Array.from(votes))).toEqual(result);
	});

	test("is the class that comes first among the shares", () => {
		fc.assert(
			fc.property(fc.uint32Array({ max: 9, minLength: 1, maxLength: 12 }), (votes) => {
				expect(classifyByVotes(votes)?.label).toBe(largestShares(votes, 1)[0]?.label);
			}),
		);
	});
});

test("shares add up to one, the largest first, and leave out what has none", () => {
	expect(largestShares(Float32Array.of(0, 0.25, 0.75), 5)).toEqual([
		{ label: 2, share: 0.75 },
		{ label: 1, share: 0.25 },
	]);
	expect(largestShares([1, 1, 1, 1], 2).map(({ label }) => label)).toEqual([0, 1]);
});

test("every example is in one cell, and the wrong ones are counted", () => {
	const classes = 4;
	const label = fc.integer({ min: 0, max: classes - 1 });
	fc.assert(
		fc.property(fc.array(fc.tuple(label, label), { maxLength: 40 }), (pairs) => {
			const [truths, predictions] = [0, 1].map((position) => Uint8Array.from(pairs, (pair) => pair[position] ?? 0));
			if (!truths || !predictions) throw new Error("two columns");
			const confusion = new Uint32Array(classes * classes);
			for (const [truth, predicted] of pairs) {
				const index = truth * classes + predicted;
				confusion[index] = (confusion[index] ?? 0) + 1;
			}
			const found = commonConfusions(confusion, classes, 99);
			expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(pairs.filter(([a, b]) => a !== b).length);
			for (const cell of found) expect(examplesIn(cell, truths, predictions)).toHaveLength(cell.count);
			expect(found.map(({ count }) => count)).toEqual(found.map(({ count }) => count).sort((a, b) => b - a));
		}),
	);
});
