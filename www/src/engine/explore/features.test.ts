import { readFileSync } from "node:fs";
import { DataSet, initSync } from "autoencoders";
import { beforeAll, expect, test } from "vitest";
import { featureExtractor } from "./features";
import { replaceExamples } from "./loaded";

beforeAll(() => {
	initSync({ module: readFileSync(new URL("../../../../crate/pkg/autoencoders_bg.wasm", import.meta.url)) });
});

/** Pictures that differ in how bright they are, and by a little noise. */
function pictures(count: number, shape: readonly [number, number, number]): DataSet {
	const length = shape.reduce((product, side) => product * side, 1);
	const pixels = Uint8Array.from({ length: count * length }, (_, at) => 10 * Math.floor(at / length) + ((at * 7) % 5));
	return DataSet.fromImages(pixels, Uint32Array.from(shape));
}

test.each([[[8, 8, 1]], [[65, 65, 1]], [[48, 48, 3]]] as const)(
	"pictures of %j have principal components, of which the first tells how bright they are",
	(shape) => {
		const train = pictures(20, shape);
		replaceExamples("train", train);
		const codes = featureExtractor({ kind: "components", count: 2 })(
			train.images(Uint32Array.from({ length: 20 }, (_, i) => i)),
		);
		const first = Array.from({ length: 20 }, (_, index) => codes[2 * index] ?? Number.NaN);
		const rising = (first[19] ?? 0) > (first[0] ?? 0) ? first : first.toReversed();
		expect(rising).toEqual([...rising].sort((a, b) => a - b));
		expect(Math.abs((first[19] ?? 0) - (first[0] ?? 0))).toBeGreaterThan(1);
	},
);
