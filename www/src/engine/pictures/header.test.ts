import { describe, expect, test } from "vitest";
import { headerOf } from "./decode";
import { readHeader } from "./header";

const latin = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const u16 = (value: number) => [value >> 8, value & 0xff];
const le16 = (value: number) => [value & 0xff, value >> 8];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];

const png = [0x89, ...latin("PNG\r\n\x1a\n"), ...u32(13), ...latin("IHDR"), ...u32(640), ...u32(480), 8, 6, 0, 0, 0];
const gif = [...latin("GIF89a"), ...le16(640), ...le16(480), 0, 0, 0];
const riff = (kind: string, ...content: number[]) => [...latin("RIFF\0\0\0\0WEBP"), ...latin(kind), ...content];
const lossy = riff("VP8 ", 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, ...le16(640), ...le16(480));
const losslessBits = 639 + 479 * 2 ** 14;
const lossless = riff("VP8L", 0, 0, 0, 0, 0x2f, ...le16(losslessBits & 0xffff), ...le16(losslessBits >>> 16));
const extended = riff("VP8X", 0, 0, 0, 0, 0, 0, 0, 0, ...le16(639), 0, ...le16(479), 0);
const bmp = [...latin("BM"), ...Array(16).fill(0), ...le16(640), 0, 0, ...le16(480), 0, 0];
const ispe = (width: number, height: number) => [
	...u32(20),
	...latin("ispe"),
	...u32(0),
	...u32(width),
	...u32(height),
];
const avif = [...u32(24), ...latin("ftypavif"), ...u32(0), ...ispe(160, 120), ...ispe(640, 480)];

/** EXIF with one entry, in either byte order. */
function exif(orientation: number, isLittle: boolean): number[] {
	const [short, long] = isLittle
		? [le16, (value: number) => [...le16(value & 0xffff), ...le16(value >>> 16)]]
		: [u16, u32];
	const entry = [...short(0x0112), ...short(3), ...long(1), ...short(orientation), 0, 0];
	const tiff = [...latin(isLittle ? "II" : "MM"), ...short(42), ...long(8), ...short(1), ...entry, ...long(0)];
	const content = [...latin("Exif\0\0"), ...tiff];
	return [0xff, 0xe1, ...u16(content.length + 2), ...content];
}

const jpeg = (frame: number, ...segments: number[][]) => [
	...[0xff, 0xd8, ...segments.flat()],
	...[0xff, frame, ...u16(17), 8, ...u16(480), ...u16(640), 3, ...Array(9).fill(0)],
	...[0xff, 0xda, 0, 2],
];
const tables = [0xff, 0xc4, ...u16(5), 0, 0, 0];

const size = { height: 480, width: 640 };
const read = (bytes: readonly number[]) => readHeader(Uint8Array.from(bytes));

describe("the size of a picture", () => {
	const pictures = {
		png,
		gif,
		lossy,
		lossless,
		extended,
		bmp,
		avif,
		jpeg: jpeg(0xc0),
		progressive: jpeg(0xc2, tables),
	};
	for (const [name, bytes] of Object.entries(pictures)) {
		test(`is found: ${name}`, () => {
			expect(read(bytes)).toEqual({ size, orientation: 1 });
		});

		test(`breaks off, and nothing is thrown: ${name}`, () => {
			for (let length = 0; length < bytes.length; length++) {
				const header = read(bytes.slice(0, length));
				expect(header === undefined || typeof header === "object").toBe(true);
			}
		});
	}
});

describe("the orientation of a JPEG", () => {
	for (const isLittle of [true, false]) {
		test(`is found, ${isLittle ? "little" : "big"}-endian`, () => {
			expect(read(jpeg(0xc0, exif(6, isLittle)))).toEqual({ size, orientation: 6 });
		});
	}

	test("is upright without EXIF, and after other content in its segment", () => {
		const xmp = [0xff, 0xe1, ...u16(8), ...latin("http:/")];
		expect(read(jpeg(0xc0, xmp))).toEqual({ size, orientation: 1 });
	});

	test("is upright where the EXIF data are damaged, and the size is found all the same", () => {
		const whole = exif(6, true);
		const leadsOut = whole.with(4 + 6 + 4, 0xff); // where the table begins
		const cut = [0xff, 0xe1, ...u16(12), ...whole.slice(4, 14)];
		for (const segment of [leadsOut, cut]) expect(read(jpeg(0xc0, segment))).toEqual({ size, orientation: 1 });
	});

	test("is not taken from what comes after its segment", () => {
		const whole = exif(6, true);
		const cut = [0xff, 0xe1, ...u16(12), ...whole.slice(4, 14)];
		expect(read(jpeg(0xc0, cut, [0xff, 0xfe, ...u16(2 + whole.length), ...whole]))).toEqual({ size, orientation: 1 });
	});
});

describe("a JPEG whose frame comes late", () => {
	const profile = [0xff, 0xe2, ...u16(65_535), ...Array(65_533).fill(0)];
	const blobOf = (...segments: number[][]) => new Blob([Uint8Array.from(jpeg(0xc0, ...segments))]);

	test("has its size after 2 MB of colour profiles, and the orientation before them", async () => {
		const blob = blobOf(exif(6, false), ...Array<number[]>(32).fill(profile));
		expect(blob.size).toBeGreaterThan(2 * 2 ** 20);
		expect(await headerOf(blob)).toEqual({ size, orientation: 6 });
		const turnedLate = blobOf(...Array<number[]>(17).fill(profile), exif(3, true));
		expect(await headerOf(turnedLate)).toEqual({ size, orientation: 3 });
	});

	test("cannot be read where it breaks off before that", async () => {
		const blob = blobOf(...Array<number[]>(32).fill(profile));
		for (const length of [100_000, 1_500_000, blob.size - 20, blob.size - 33]) {
			await expect(headerOf(blob.slice(0, length))).rejects.toMatchObject({ reason: "unreadable" });
		}
	});
});

test("what is no picture is not one, whatever its name", () => {
	for (const text of ["", "some text", "<html>", "%PDF-1.7", "PK\u0003\u0004"]) {
		expect(read(latin(text)), text).toBeUndefined();
	}
});

test("pictures that browsers do not read are known", () => {
	const heic = [...u32(24), ...latin("ftypheic"), ...u32(0)];
	for (const bytes of [heic, latin("II*\0"), latin("MM\0*"), latin('<?xml version="1.0"?>\n<svg >')]) {
		expect(read(bytes)).toBe("unsupported");
	}
});
