/**
 * The compression of GIF files (CompuServe, *Graphics Interchange Format, Version 89a*, 1990, appendix F): LZW, with codes of
 * growing length and a dictionary that begins anew once it is full.
 */

/** Bits of a pixel, which the codes below 2⁸ stand for. */
export const PIXEL_BITS = 8;
const CLEAR = 1 << PIXEL_BITS;
const END = CLEAR + 1;
const MAX_BITS = 12;

/** For each sequence and the pixel after it, the code of both together; 0 if there is none. */
const dictionary = new Uint16Array(1 << (MAX_BITS + PIXEL_BITS));

/** Codes one after another, the lowest bit first. */
class BitWriter {
	#bytes = new Uint8Array(1 << 12);
	#length = 0;
	#pending = 0;
	#pendingBits = 0;

	write(code: number, bits: number): void {
		this.#pending |= code << this.#pendingBits;
		this.#pendingBits += bits;
		while (this.#pendingBits >= 8) this.#flushByte();
	}

	finish(): Uint8Array {
		if (this.#pendingBits > 0) this.#flushByte();
		return this.#bytes.subarray(0, this.#length);
	}

	#flushByte(): void {
		if (this.#length === this.#bytes.length) {
			const longer = new Uint8Array(2 * this.#length);
			longer.set(this.#bytes);
			this.#bytes = longer;
		}
		this.#bytes[this.#length++] = this.#pending & 255;
		this.#pending >>>= 8;
		this.#pendingBits -= 8;
	}
}

/** At least one pixel. */
export function compress(pixels: Uint8Array): Uint8Array {
	const writer = new BitWriter();
	let [next, bits] = [END + 1, PIXEL_BITS + 1];
	/** A reader has one entry fewer than we, so it needs longer codes only after the entry that no longer fits. */
	const grow = () => {
		if (next === 1 << bits && bits < MAX_BITS) bits++;
	};
	dictionary.fill(0);
	writer.write(CLEAR, bits);
	let code = pixels[0] ?? 0;
	for (let at = 1; at < pixels.length; at++) {
		const pixel = pixels[at] ?? 0;
		const place = (code << PIXEL_BITS) | pixel;
		const longer = dictionary[place] ?? 0;
		if (longer > 0) {
			code = longer;
			continue;
		}
		writer.write(code, bits);
		if (next < 1 << MAX_BITS) {
			grow();
			dictionary[place] = next++;
		} else {
			writer.write(CLEAR, bits);
			dictionary.fill(0);
			[next, bits] = [END + 1, PIXEL_BITS + 1];
		}
		code = pixel;
	}
	writer.write(code, bits);
	grow(); // after its last code the reader has as many entries as we
	writer.write(END, bits);
	return writer.finish();
}
