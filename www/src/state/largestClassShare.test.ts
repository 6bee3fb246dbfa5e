import { expect, test, vi } from "vitest";
import { largestClassShareOf } from "./largestClassShare";

vi.mock("./examples", () => ({ testLabels: { value: new Uint8Array() } }));

test("it is known where one class is much larger than the others", () => {
	expect(largestClassShareOf(Uint8Array.of(0, ...new Array(19).fill(1)), 2)).toBeCloseTo(0.95);
	expect(largestClassShareOf(Uint8Array.of(0, 1, 2, 2), 3)).toBeCloseTo(0.5);
});

test("of about equal classes, of one, and without labels, nothing has to be said", () => {
	expect(largestClassShareOf(Uint8Array.of(0, 0, 1, 2, 1), 3)).toBeUndefined();
	expect(largestClassShareOf(Uint8Array.of(0, 0), 1)).toBeUndefined();
	expect(largestClassShareOf(new Uint8Array(), 2)).toBeUndefined();
	expect(largestClassShareOf(new Uint8Array(), 0)).toBeUndefined();
});
