import fc from "fast-check";
import { expect, test } from "vitest";
import { countClasses } from "./counts";

test("the classes with the most examples are named, and all others are counted together", () => {
	expect(countClasses([3, 1, 3, 2, 0, 3, 1], 2)).toEqual({
		named: [
			[3, 3],
			[1, 2],
		],
		others: 2,
	});
	expect(countClasses([5, undefined, 5], 2)).toEqual({ named: [[5, 2]], others: 0 });
});

test("no example with a class is lost", () => {
	fc.assert(
		fc.property(fc.array(fc.option(fc.nat(12), { nil: undefined })), fc.nat(6), (labels, most) => {
			const { named, others } = countClasses(labels, most);
			const sum = named.reduce((total, [, count]) => total + count, others);
			expect(sum).toBe(labels.filter((label) => label !== undefined).length);
		}),
	);
});
