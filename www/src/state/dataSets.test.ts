import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { availableCount, builtIns, mnist } from "./dataSets";

test("MNIST has as many training digits of each class as Rust counts in its files", () => {
	const golden = JSON.parse(readFileSync(new URL("../../../tests/golden/shapes.json", import.meta.url), "utf8"));
	expect(mnist.classCounts).toEqual(golden.classCounts);
});

test.each(builtIns)("$id: names and counts fit its classes, ids and counts are in order", (dataSet) => {
	expect(dataSet.classNames.en.length).toBe(dataSet.classes);
	expect(dataSet.classNames.zh.length).toBe(dataSet.classes);
	expect(dataSet.classCounts.reduce((sum, count) => sum + count, 0)).toBe(dataSet.trainCounts.at(-1));
	expect([...dataSet.trainCounts].sort((a, b) => a - b)).toEqual(dataSet.trainCounts);
});

test("the smallest file with enough training examples is fetched, or the one with all", () => {
	expect([1, 4000, 4001, 60_000, 70_000].map((count) => availableCount(mnist, count))).toEqual([
		4000, 4000, 60_000, 60_000, 60_000,
	]);
});
