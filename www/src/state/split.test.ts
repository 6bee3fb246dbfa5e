import { expect, test } from "vitest";
import type { PictureSettings, ReadingResult } from "../engine/pictures/contract";
import { dataSetFromPictures, selectPictures, splitTrainTest } from "./split";

test.each([2, 3, 4, 5, 6, 100, 1001])(
	"of %i pictures each is either for the test or learnt from, a fifth for the test",
	(count) => {
		const { train, test } = splitTrainTest(count);
		expect([...train, ...test].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
		expect(test.length).toBe(Math.max(1, Math.floor(count / 5)));
	},
);

test("each class of two or more has pictures in both parts", () => {
	const labels = [...Array(9).fill(0), 1, 1, 2, 3, 3, 3, 3, 3]; // 9, 2, 1 and 5 of them
	const { train, test } = splitTrainTest(labels.length, labels);
	const countsOf = (indices: number[]) => [0, 1, 2, 3].map((of) => indices.filter((at) => labels[at] === of).length);
	expect([countsOf(train), countsOf(test)]).toEqual([
		[8, 1, 1, 4],
		[1, 1, 0, 1],
	]);
});

test("of classes with one picture each, some are still for the test", () => {
	expect(splitTrainTest(3, [0, 1, 2])).toEqual({ train: [0, 1], test: [2] });
});

test("a single picture is both", () => {
	expect(splitTrainTest(1)).toEqual({ train: [0], test: [0] });
});

test("the first pictures learnt from are of all folders, in about their shares", () => {
	const { train } = splitTrainTest(1000);
	const first = train.slice(0, 80).map((index) => Math.floor(index / 250)); // four folders of 250
	for (const folder of [0, 1, 2, 3]) {
		expect(first.filter((of) => of === folder).length).toBeGreaterThan(10);
	}
});

test("what is picked keeps its pixels, label and name together", () => {
	const pictures = {
		shape: [1, 2, 1] as [number, number, number],
		bytes: Uint8Array.of(0, 1, 10, 11, 20, 21),
		labels: Uint8Array.of(7, 8, 9),
		paths: ["a", "b", "c"],
	};
	expect(selectPictures(pictures, [2, 0])).toEqual({
		bytes: Uint8Array.of(20, 21, 0, 1),
		labels: Uint8Array.of(9, 7),
		paths: ["c", "a"],
	});
});

test("inverted grey pictures are shown as they were given, whatever is behind them, and others as they are", () => {
	const settings: PictureSettings = {
		...{ height: 1, width: 2, fit: "fit", background: "white" },
		...{ channels: 1, invert: true, normalise: false },
	};
	const pictures: ReadingResult = {
		...{ shape: [1, 2, 1], bytes: Uint8Array.of(0, 1), paths: ["a"], labels: undefined, classNames: [] },
		...{ skipped: [], isStopped: false },
	};
	const displayStyleWith = (change: Partial<PictureSettings>) =>
		dataSetFromPictures(pictures, { ...settings, ...change }).displayStyle;
	expect(displayStyleWith({})).toBe("ink");
	expect(displayStyleWith({ background: "black" })).toBe("ink");
	expect(displayStyleWith({ invert: false })).toBe("light");
});
