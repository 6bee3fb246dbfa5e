import { expect, test } from "vitest";
import { encodeIdx, idxLabels, idxPictures } from "./idx";

const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

test("grey pictures have three dimensions, big-endian", () => {
	const file = encodeIdx({ shape: [2, 3, 1], bytes, labels: undefined });
	expect([...file]).toEqual([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, ...bytes]);
});

test("pictures in colours have four, and labels follow", () => {
	const file = encodeIdx({ shape: [1, 2, 3], bytes, labels: Uint8Array.of(0, 255) });
	const images = [0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, ...bytes];
	expect([...file]).toEqual([...images, 0, 0, 8, 1, 0, 0, 0, 2, 0, 255]);
});

test("the number of pictures has four bytes", () => {
	const file = encodeIdx({ shape: [1, 1, 1], bytes: new Uint8Array(70_000), labels: undefined });
	expect([...file.subarray(4, 8)]).toEqual([0, 1, 0x11, 0x70]);
});

test("no pictures are a file of none", () => {
	expect(encodeIdx({ shape: [8, 8, 1], bytes: new Uint8Array(), labels: undefined })).toHaveLength(16);
});

test.each([[[2, 3, 1], undefined] as const, [[1, 2, 3], Uint8Array.of(0, 255)] as const])(
	"the pictures of a file of %j are found again, and the labels",
	(shape, labels) => {
		const file = encodeIdx({ shape, bytes, labels });
		expect([...idxPictures(file)]).toEqual([...bytes]);
		expect([...idxLabels(file)]).toEqual([...(labels ?? [])]);
	},
);
