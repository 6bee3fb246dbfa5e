import { afterEach, beforeEach, expect, test } from "vitest";
import { dataSetId, knownOwnDataSets } from "./dataSet";
import { mnist } from "./dataSets";
import { exampleWithNumber, groupBySplit } from "./exampleNumbers";

beforeEach(() => {
	knownOwnDataSets.value = [{ ...mnist, id: "own-1", testCount: 8, trainCounts: [32] }];
	dataSetId.value = "own-1";
});
afterEach(() => {
	[dataSetId.value, knownOwnDataSets.value] = [mnist.id, []];
});

test("the test examples are counted first, and the training examples from there on", () => {
	expect([0, 7, 8, 39].map(exampleWithNumber)).toEqual([
		{ split: "test", index: 0 },
		{ split: "test", index: 7 },
		{ split: "train", index: 0 },
		{ split: "train", index: 31 },
	]);
});

test("those of each split are requested from a worker, and nothing of a split without any", () => {
	expect(groupBySplit([2, 5, 8, 20])).toEqual([
		{ split: "test", indices: Uint32Array.of(2, 5) },
		{ split: "train", indices: Uint32Array.of(0, 12) },
	]);
	expect(groupBySplit([9])).toEqual([{ split: "train", indices: Uint32Array.of(1) }]);
	expect(groupBySplit([])).toEqual([]);
});
