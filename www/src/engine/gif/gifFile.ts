/** Animated GIF files, after the specification (CompuServe, *Graphics Interchange Format, Version 89a*, 1990). */

import type { Animation } from "./contract";
import { compress, PIXEL_BITS } from "./lzw";
import { type Palette, paletteOf } from "./palette";

const BLOCK = 255;

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const u16 = (value: number) => [value & 255, value >> 8];

/** In blocks that begin with their length, and an empty one. */
function inBlocks(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const blocks = new Uint8Array(bytes.length + Math.ceil(bytes.length / BLOCK) + 1);
	for (let from = 0, to = 0; from < bytes.length; from += BLOCK) {
		const block = bytes.subarray(from, from + BLOCK);
		blocks[to] = block.length;
		blocks.set(block, to + 1);
		to += 1 + block.length;
	}
	return blocks;
}

/** The screen's size, one colour table for all frames, and that they are repeated without end. */
function header(width: number, height: number, { colours }: Palette): Uint8Array<ArrayBuffer> {
	const table = Array.from({ length: 1 << PIXEL_BITS }, (_, at) => colours[at] ?? 0);
	return Uint8Array.from([
		...ascii("GIF89a"),
		...[...u16(width), ...u16(height), 0xf7, 0, 0], // a table of 256 colours of 3 · 8 bits
		...table.flatMap((pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]),
		...[0x21, 0xff, 11, ...ascii("NETSCAPE2.0"), 3, 1, ...u16(0), 0],
	]);
}

/** Shown for so many hundredths of a second, and then left where it is. */
function frameHeader(width: number, height: number, delay: number): Uint8Array<ArrayBuffer> {
	const control = [0x21, 0xf9, 4, 1 << 2, ...u16(delay), 0, 0];
	return Uint8Array.from([...control, 0x2c, ...u16(0), ...u16(0), ...u16(width), ...u16(height), 0, PIXEL_BITS]);
}

const pixelsOf = ({ data }: ImageData) => new Uint32Array(data.buffer, data.byteOffset, data.length / 4);

/** The places of the pixels in the colour table, each as a square. */
function enlarged(frame: ImageData, scale: number, { indexOf }: Palette): Uint8Array {
	const { width, height } = frame;
	const [small, large] = [pixelsOf(frame), new Uint8Array(width * height * scale * scale)];
	for (let y = 0; y < height; y++) {
		const row = large.subarray(y * scale * width * scale, (y + 1) * scale * width * scale);
		for (let x = 0; x < width; x++) row.fill(indexOf.get(small[y * width + x] ?? 0) ?? 0, x * scale, (x + 1) * scale);
		for (let line = 1; line < scale; line++) row.copyWithin(line * width * scale, 0, width * scale);
	}
	return large;
}

/** A frame that occurs more than once, as the same object, is compressed once. */
export function gifFile({ frames, scale, delayMs }: Animation): Blob {
	const [first] = frames;
	if (!first) throw new Error("an animation has at least one frame");
	const [width, height] = [first.width * scale, first.height * scale];
	const different = new Set(frames);
	const palette = paletteOf(Array.from(different, pixelsOf));
	const compressed = new Map(
		Array.from(different, (frame) => [frame, inBlocks(compress(enlarged(frame, scale, palette)))]),
	);
	const before = frameHeader(width, height, Math.round(delayMs / 10));
	const parts = frames.flatMap((frame) => [before, compressed.get(frame) ?? new Uint8Array()]);
	return new Blob([header(width, height, palette), ...parts, Uint8Array.of(0x3b)], { type: "image/gif" });
}
