/** What holds for every codec of the address, whatever stands there. */

import fc from "fast-check";
import { expect } from "vitest";

/** Texts as people and programs break them: a few characters of a good one removed, repeated or replaced. */
function brokenTexts(validTexts: readonly string[]): fc.Arbitrary<string> {
	const piece = fc.oneof(
		fc.string({ maxLength: 3 }),
		fc.constantFrom("_", "-", ".", " ", "0", "9", "e9", "0x1", "NaN"),
	);
	const place = fc.nat({ max: 40 });
	return fc
		.tuple(fc.constantFrom(...validTexts), place, fc.nat({ max: 3 }), piece)
		.map(([text, index, removed, inserted]) => text.slice(0, index) + inserted + text.slice(index + removed));
}

const names = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"];
/** Valid texts are read and written unchanged; what is read from any other text, if anything, is read again from how it is written. */
export function expectRoundTrip<T>(
	read: (text: string) => T | undefined,
	write: (value: T) => string | undefined,
	validTexts: readonly string[],
): void {
	for (const text of validTexts) expect(write(read(text) as T), text).toBe(text);
	const texts = fc.oneof(brokenTexts(validTexts), fc.string(), fc.constantFrom(...names));
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
