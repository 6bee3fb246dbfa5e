import { expect, test, vi } from "vitest";
import { testSampleIndices, testSampleSize } from "./testSample";

const { count } = vi.hoisted(() => ({ count: { value: 0 } }));
vi.mock("./examples", () => ({ testCount: count }));

function inBatches(most: number, batch: number): number[] {
	const size = testSampleSize(most);
	const starts = Array.from({ length: Math.ceil(size / batch) }, (_, at) => batch * at);
	return starts.flatMap((start) => testSampleIndices(most, start, batch));
}

test("of a thousand, two hundred are every fifth", () => {
	count.value = 1000;
	expect(inBatches(200, 5)).toEqual(Array.from({ length: 200 }, (_, at) => 5 * at));
});

test.each([1, 4, 24, 100])(
	"of %i, all where there are no more than wanted, in batches of which the last is short",
	(all) => {
		count.value = all;
		expect(inBatches(100, 10)).toEqual(Array.from({ length: all }, (_, index) => index));
	},
);

test.each([101, 199, 250, 1999])("of %i, as many as wanted, each once and of those that there are", (all) => {
	count.value = all;
	const indices = inBatches(100, 7);
	expect(new Set(indices).size).toBe(100);
	expect(Math.max(...indices)).toBeLessThan(all);
});

test("none before they are loaded", () => {
	count.value = 0;
	expect(inBatches(100, 10)).toEqual([]);
	expect(testSampleIndices(100, 0, 10)).toEqual([]);
});
