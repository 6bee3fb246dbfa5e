import { expect, test, vi } from "vitest";
import { largestShareOf } from "./largestShare";

vi.mock("./examples", () => ({ testLabels: { value: new Uint8Array() } }));

test("it is known where one class is much larger than the others", () => {
	expect(largestShareOf(Uint8Array.of(0, ...new Array(19).fill(1)), 2)).toBeCloseTo(0.95);
	expect(largestShareOf(Uint8Array.of(0, 1, 2, 2), 3)).toBeCloseTo(0.5);
});

test("of about equal classes, of one, and without labels, nothing has to be said", () => {
	expect(largestShareOf(Uint8Array.of(0, 0, 1, 2, 1), 3)).toBeUndefined();
	expect(largestShareOf(Uint8Array.of(0, 0), 1)).toBeUndefined();
	expect(largestShareOf(new Uint8Array(), 2)).toBeUndefined();
	expect(largestShareOf(new Uint8Array(), 0)).toBeUndefined();
});
