import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dataSetId, defaultCodeSize, scaledFrom28 } from "./dataSet";
import { availableTrainCount, builtInDataSets, mnist } from "./dataSets";

test.each(["mnist", "digits8"])("%s has as many training digits of each class as Rust counts in its files", (id) => {
	const golden = JSON.parse(readFileSync(new URL("../../../tests/golden/shapes.json", import.meta.url), "utf8"));
	expect(builtInDataSets.find((dataSet) => dataSet.id === id)?.trainCountsByClass).toEqual(golden.classCounts[id]);
});

test.each(builtInDataSets)("$id: names and counts fit its classes, ids and counts are in order", (dataSet) => {
	expect(dataSet.classNames.en.length).toBe(dataSet.classCount);
	expect(dataSet.classNames.zh.length).toBe(dataSet.classCount);
	expect(dataSet.trainCountsByClass.reduce((sum, count) => sum + count, 0)).toBe(dataSet.trainCounts.at(-1));
	expect([...dataSet.trainCounts].sort((a, b) => a - b)).toEqual(dataSet.trainCounts);
});

test("lengths and the first code follow from the size of the images", () => {
	const of = (id: string) => {
		dataSetId.value = id;
		return [...[2, 6, 10, 12, 20, 40].map(scaledFrom28), defaultCodeSize.value];
	};
	expect(of("digits8")).toEqual([1, 2, 3, 3, 6, 11, 32]);
	expect(of("mnist")).toEqual([2, 6, 10, 12, 20, 40, 128]);
});

test("the smallest file with enough training examples is fetched, or the one with all", () => {
	expect([1, 4000, 4001, 60_000, 70_000].map((count) => availableTrainCount(mnist, count))).toEqual([
		4000, 4000, 60_000, 60_000, 60_000,
	]);
});
