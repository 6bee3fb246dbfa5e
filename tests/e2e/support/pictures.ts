/** Files of pictures, made by the browser's own encoders, and the worker that reads them. */

import type { Page } from "@playwright/test";
import type {} from "../../../www/src/benchHooks"; // window.pictures
import type {
	OpenedFiles,
	PictureSettings,
	PicturesContract,
	ReadingResult,
} from "../../../www/src/engine/pictures/contract";

/** What is painted: rectangles over a ground, in shares of the sides. */
export interface Painting {
	width: number;
	height: number;
	type: "image/png" | "image/jpeg" | "image/webp";
	/** transparent without it */
	ground?: string;
	rectangles?: readonly { colour: string; left: number; top: number; right: number; bottom: number }[];
}

async function paintInPage({ width, height, type, ground, rectangles = [] }: Painting): Promise<string> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext("2d");
	if (!context) throw new Error("no canvas");
	const fill = (colour: string, left: number, top: number, right: number, bottom: number) => {
		context.fillStyle = colour;
		context.fillRect(left * width, top * height, (right - left) * width, (bottom - top) * height);
	};
	if (ground) fill(ground, 0, 0, 1, 1);
	for (const { colour, left, top, right, bottom } of rectangles) fill(colour, left, top, right, bottom);
	const blob = await canvas.convertToBlob({ type, quality: 0.9 });
	const bytes = new Uint8Array(await blob.arrayBuffer());
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

export async function paint(page: Page, painting: Painting): Promise<Buffer> {
	return Buffer.from(await page.evaluate(paintInPage, painting), "base64");
}

/** A GIF of one pixel, white. */
export const gif = Buffer.from("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=", "base64");

/** Puts EXIF's orientation into a JPEG, right after its beginning. */
export function turn(jpeg: Buffer, orientation: number): Buffer {
	const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex");
	tiff.writeUInt16BE(orientation, 18);
	const content = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
	const header = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
	return Buffer.concat([jpeg.subarray(0, 2), header, content, jpeg.subarray(2)]);
}

export type Files = Record<string, Buffer>;

/** Opens the page that has the worker, and these files in a new one. */
export async function openFiles(page: Page, files: Files): Promise<OpenedFiles> {
	if (!page.url().includes("bench.html")) await page.goto("bench.html");
	const encoded = Object.entries(files).map(([path, content]) => ({ path, base64: content.toString("base64") }));
	return page.evaluate(async (encoded) => {
		if (!window.pictures) throw new Error("no reader");
		const reader = new window.pictures.PictureReader();
		Object.assign(window, { reader });
		const decode = (base64: string) =>
			new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]);
		return reader.open(encoded.map(({ path, base64 }) => ({ path, blob: decode(base64) })));
	}, encoded);
}

/** What crosses to the test: bytes as numbers. */
type Plain<T> = {
	[K in keyof T]: T[K] extends Uint8Array
		? number[]
		: T[K] extends Uint8Array | undefined
			? number[] | undefined
			: T[K];
};

export interface Reading {
	reader: InstanceType<NonNullable<Window["pictures"]>["PictureReader"]>;
}

export function read(page: Page, settings: PictureSettings): Promise<Plain<ReadingResult>> {
	return page.evaluate(async (settings) => {
		const read = await (window as unknown as Reading).reader.read(settings);
		return { ...read, bytes: [...read.bytes], labels: read.labels && [...read.labels] };
	}, settings);
}

export function preview(
	page: Page,
	settings: PictureSettings,
	count = 24,
): Promise<Plain<PicturesContract["previewPictures"]["reply"]>> {
	return page.evaluate(
		async ([settings, count]) => {
			const shown = await (window as unknown as Reading).reader.preview(settings, count);
			return { ...shown, bytes: [...shown.bytes] };
		},
		[settings, count] as const,
	);
}
