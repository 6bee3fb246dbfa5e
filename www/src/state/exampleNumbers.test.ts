import { afterEach, beforeEach, expect, test } from "vitest";
import { dataSetId, own } from "./dataSet";
import { mnist } from "./dataSets";
import { byPart, exampleOf } from "./exampleNumbers";

beforeEach(() => {
	own.value = [{ ...mnist, id: "own-1", testCount: 8, trainCounts: [32] }];
	dataSetId.value = "own-1";
});
afterEach(() => {
	[dataSetId.value, own.value] = [mnist.id, []];
});

test("the test examples are counted first, and the training examples from there on", () => {
	expect([0, 7, 8, 39].map(exampleOf)).toEqual([
		{ part: "test", index: 0 },
		{ part: "test", index: 7 },
		{ part: "train", index: 0 },
		{ part: "train", index: 31 },
	]);
});

test("a worker is asked for those of each part, and for nothing of a part without any", () => {
	expect(byPart([2, 5, 8, 20])).toEqual([
		{ part: "test", indices: Uint32Array.of(2, 5) },
		{ part: "train", indices: Uint32Array.of(0, 12) },
	]);
	expect(byPart([9])).toEqual([{ part: "train", indices: Uint32Array.of(1) }]);
	expect(byPart([])).toEqual([]);
});
