import { expect, test } from "vitest";
import { relativeSides } from "./pictureShape";

test("pictures have the proportions of their images, and are never narrower than a third", () => {
	expect(relativeSides({ width: 28, height: 28 })).toEqual([1, 1]);
	expect(relativeSides({ width: 40, height: 24 })).toEqual([1, 0.6]);
	expect(relativeSides({ width: 16, height: 32 })).toEqual([0.5, 1]);
	expect(relativeSides({ width: 64, height: 1 })).toEqual([1, 1 / 3]);
});
