import type { Signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { dataSetId, knownOwnDataSets } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { testLabels } from "../../state/examples";
import { classesWithMean, initialLatentPoints, type LatentPoint, latentPointCodec } from "./latentPoints";

vi.mock("../../state/examples", async () => {
	const { signal } = await import("@preact/signals");
	return { testLabels: signal(new Uint8Array()) };
});

/** Of the test examples. */
function setLabels(...labels: number[]): void {
	(testLabels as Signal<Uint8Array>).value = Uint8Array.from(labels);
}

afterEach(() => {
	[dataSetId.value, knownOwnDataSets.value] = [mnist.id, []];
	setLabels();
});

test.each([
	[1, [0, 0, 0, 0, 0]],
	[2, [0, 1, 0, 1, 1]],
	[9, [0, 1, 0, 1, 2]],
])("of %i pictures without classes, only those that there are are chosen at first", (testCount, indices) => {
	knownOwnDataSets.value = [
		{ ...mnist, id: `own-${testCount}`, kind: "pictures", testCount, classCount: 0, pretrainedFolder: undefined },
	];
	dataSetId.value = `own-${testCount}`;
	const { from, to, a, b, c } = initialLatentPoints();
	expect([from, to, a, b, c]).toEqual(indices.map((index) => ({ kind: "example", index })));
	expect(initialLatentPoints().from).toBe(from);
});

test("the mean of a class without test pictures is not offered", () => {
	knownOwnDataSets.value = [
		{ ...mnist, id: "own-classes", kind: "pictures", testCount: 3, classCount: 3, pretrainedFolder: undefined },
	];
	dataSetId.value = "own-classes";
	setLabels(1, 2, 1);
	expect(classesWithMean.value).toEqual([1, 2]);
	expect(initialLatentPoints()).toMatchObject({ from: { kind: "mean", label: 1 }, to: { kind: "mean", label: 2 } });
	setLabels(1, 1, 1);
	expect(initialLatentPoints().from).toEqual({ kind: "example", index: 0 });
});

test.each<[LatentPoint, string]>([
	[{ kind: "drawing" }, "drawing"],
	[{ kind: "example", index: 48 }, "digit.48"],
	[{ kind: "mean", label: 0 }, "mean.0"],
])("a named point is written and read back: %j", (point, text) => {
	expect(latentPointCodec.write(point)).toBe(text);
	expect(latentPointCodec.read(text)).toEqual(point);
});

test("other texts are no point", () => {
	for (const text of ["", "example", "digit.", "example.1000", "example.-1", "mean.10", "mean.x", "drawing.1"]) {
		expect(latentPointCodec.read(text), text).toBeUndefined();
	}
});
