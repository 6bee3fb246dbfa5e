/** What holds for every codec of the address, whatever stands there. */

import fc from "fast-check";
import { expect } from "vitest";

/** Texts as people and programs break them: a few characters of a good one removed, repeated or replaced. */
function brokenTexts(good: readonly string[]): fc.Arbitrary<string> {
	const piece = fc.oneof(
		fc.string({ maxLength: 3 }),
		fc.constantFrom("_", "-", ".", " ", "0", "9", "e9", "0x1", "NaN"),
	);
	const place = fc.nat({ max: 40 });
	return fc
		.tuple(fc.constantFrom(...good), place, fc.nat({ max: 3 }), piece)
		.map(([text, at, removed, inserted]) => text.slice(0, at) + inserted + text.slice(at + removed));
}

const names = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"];
/** `good` are read as they are written; of any other text, what is read, if anything, is written so that it is read again. */
export function expectFaithful<T>(
	read: (text: string) => T | undefined,
	write: (value: T) => string | undefined,
	good: readonly string[],
): void {
	for (const text of good) expect(write(read(text) as T), text).toBe(text);
	const texts = fc.oneof(brokenTexts(good), fc.string(), fc.constantFrom(...names));
	fc.assert(
		fc.property(texts, (text) => {
			const value = read(text);
			if (value === undefined) return;
			const written = write(value) ?? "";
			expect(write(read(written) as T)).toBe(written);
		}),
		{ numRuns: 2000, seed: 1 },
	);
}
