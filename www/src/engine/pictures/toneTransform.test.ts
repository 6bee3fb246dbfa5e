import fc from "fast-check";
import { expect, test } from "vitest";
import { applyToneTransform, toneTransformOf, undoToneTransform } from "./toneTransform";

const pictures = fc.uint8Array({ minLength: 4, maxLength: 40 });

test("an inverted picture comes back exactly", () => {
	fc.assert(
		fc.property(pictures, fc.boolean(), (picture, invert) => {
			const line = toneTransformOf(picture, { invert, normalise: false });
			const seen = applyToneTransform(picture, line);
			expect([...seen]).toEqual(Array.from(picture, (value) => (invert ? 255 - value : value)));
			expect([...undoToneTransform(seen, line)]).toEqual([...picture]);
		}),
	);
});

test("a normalised picture comes back but for its rounding, where it was not clipped", () => {
	fc.assert(
		fc.property(pictures, fc.boolean(), (picture, invert) => {
			const line = toneTransformOf(picture, { invert, normalise: true });
			const seen = applyToneTransform(picture, line);
			const step = line.factor === 0 ? 1 : 1 / Math.abs(line.factor);
			for (const [at, value] of undoToneTransform(seen, line).entries()) {
				const isClipped = seen[at] === 0 || seen[at] === 255;
				if (!isClipped) expect(Math.abs(value - (picture[at] ?? 0))).toBeLessThanOrEqual(step / 2 + 1);
			}
		}),
	);
});

test("of one value alone, that value comes back, whatever was made of it", () => {
	const line = toneTransformOf([9, 9, 9], { invert: true, normalise: true });
	expect([...applyToneTransform([9, 9, 9], line)]).toEqual([128, 128, 128]);
	expect([...undoToneTransform([0, 128, 255], line)]).toEqual([9, 9, 9]);
});
