import { expect, test } from "vitest";
import { nearestLabel } from "./nearestLabel";

const codes = Float32Array.of(0, 0, 3, 4, -1, 0.5);

test("it is that of the example at the least distance in all dimensions", () => {
	const stats = { codes, labels: Uint8Array.of(7, 2, 9) };
	expect(nearestLabel(stats, Float32Array.of(0.1, 0))).toBe(7);
	expect(nearestLabel(stats, Float32Array.of(3, 2.5))).toBe(2);
	expect(nearestLabel(stats, Float32Array.of(-5, 0))).toBe(9);
});

test("there is none without examples, codes or classes", () => {
	expect(nearestLabel({ codes: new Float32Array(), labels: new Uint8Array() }, Float32Array.of(1))).toBeUndefined();
	expect(nearestLabel({ codes, labels: Uint8Array.of(7, 2, 9) }, new Float32Array())).toBeUndefined();
	expect(nearestLabel({ codes, labels: new Uint8Array() }, Float32Array.of(1, 2))).toBeUndefined();
});
