/** Maps values to colours: tables of 256 entries, interpolated between a few anchors. */

import type { Palette } from "../engine/protocol";
import type { Theme } from "../state/preferences";

export type ColourMap = "ink" | "light" | "signed" | "viridis";
/** One pixel per entry, in the byte order of ImageData. */
type ColourTable = Uint32Array<ArrayBuffer>;

const viridis = "440154 482475 414487 355f8d 2a788e 21918c 22a884 44bf70 7ad151 bddf26 fde725";

/** Ink on paper in the page's colours: dark on light, or light on dark in the dark theme. 0 is paper in both. */
const ink: Record<Theme, string> = { light: "ffffff 17171a", dark: "101113 f2f1ee" };

/** As a photograph: 0 is black, whatever the theme. */
const light = "000000 ffffff";

/** Blue for negative, orange for positive: distinguishable with any colour vision. Zero is paper. */
const signed: Record<Theme, string> = {
	light: "08386e 2f74b5 9cc4e4 ffffff f6bd83 d8701c 833403",
	dark: "b5dcff 4a97dd 1d456e 101113 5a3510 d07a28 ffd0a0",
};

const anchorsByMap = {
	ink: (theme: Theme) => ink[theme],
	light: () => light,
	signed: (theme: Theme) => signed[theme],
	viridis: () => viridis,
} satisfies Record<ColourMap, (theme: Theme) => string>;

/** The colour of the value 1 in CSS. */
export function inkColour(theme: Theme): string {
	return `#${ink[theme].slice(-6)}`;
}

function buildTable(anchors: string): ColourTable {
	const stops = anchors
		.split(" ")
		.map((hex) => [0, 2, 4].map((start) => Number.parseInt(hex.slice(start, start + 2), 16)));
	const table = new Uint8ClampedArray(256 * 4);
	for (let entry = 0; entry < 256; entry++) {
		const position = (entry / 255) * (stops.length - 1);
		const left = Math.min(Math.floor(position), stops.length - 2);
		for (let channel = 0; channel < 3; channel++) {
			const from = stops[left]?.[channel] ?? 0;
			const to = stops[left + 1]?.[channel] ?? 0;
			table[4 * entry + channel] = from + (to - from) * (position - left);
		}
		table[4 * entry + 3] = 255;
	}
	return new Uint32Array(table.buffer);
}

const tables = new Map<string, ColourTable>();

export function colourTable(map: ColourMap, theme: Theme): ColourTable {
	const anchors = anchorsByMap[map](theme);
	const table = tables.get(anchors) ?? buildTable(anchors);
	tables.set(anchors, table);
	return table;
}

/** The colours of a map as the bytes that the worker takes. */
export function paletteOf(map: ColourMap, theme: Theme): Palette {
	return new Uint8Array(colourTable(map, theme).buffer);
}

/** The colours of a map as a CSS gradient, for legends. */
export function cssGradient(map: ColourMap, theme: Theme): string {
	const stops = anchorsByMap[map](theme).split(" ");
	return `linear-gradient(to right, ${stops.map((hex) => `#${hex}`).join(", ")})`;
}

/** The smallest and largest number, including 0; never of width zero. The loop is plain: layers have many values. */
export function extentWithZero(values: Float32Array): [number, number] {
	let [low, high] = [0, 0];
	for (let index = 0; index < values.length; index++) {
		const value = values[index] ?? 0;
		if (value < low) low = value;
		if (value > high) high = value;
	}
	return [low, high === low ? low + 1 : high];
}

/** From minus to plus the largest absolute value, for maps in which zero has its own colour. */
export function symmetricExtent(values: Float32Array): [number, number] {
	const [low, high] = extentWithZero(values);
	const limit = Math.max(-low, high);
	return [-limit, limit];
}

/** From minus to plus three root mean squares, as a few outliers would leave all other values pale. */
export function rmsExtent(values: Float32Array): [number, number] {
	const squares = values.reduce((sum, value) => sum + value * value, 0);
	const limit = 3 * Math.sqrt(squares / values.length) || 1;
	return [-limit, limit];
}

/** The index of a value's colour in a table, 0…255; values outside the range take the colour of its end. */
export function tableIndex(value: number, low: number, high: number): number {
	return Math.round(Math.min(255, Math.max(0, (255 * (value - low)) / (high - low))));
}

/** The colour of a value in CSS. */
export function cssColour(value: number, [low, high]: readonly [number, number], table: ColourTable): string {
	const pixel = table[tableIndex(value, low, high)] ?? 0;
	return `rgb(${[pixel, pixel >> 8, pixel >> 16].map((channel) => channel & 255).join(" ")})`;
}

/** `values` as pixels, row by row. */
export function toPixels(
	values: Float32Array,
	columns: number,
	[low, high]: readonly [number, number],
	table: ColourTable,
): ImageData {
	const image = new ImageData(columns, Math.ceil(values.length / columns));
	const pixels = new Uint32Array(image.data.buffer);
	for (let index = 0; index < values.length; index++)
		pixels[index] = table[tableIndex(values[index] ?? 0, low, high)] ?? 0;
	return image;
}

/** Pixels between the tiles of a mosaic: fewer between small ones, which would be lost in wide gaps. */
const [TILE_GAP, SMALL_GAP, SMALL_TILE] = [2, 1, 4];

/** Size of a mosaic, and the left and top of the tile of each channel, in pixels. */
export function mosaicLayout([height, width, channels]: readonly [number, number, number]) {
	const columns = Math.ceil(Math.sqrt(channels));
	const rows = Math.ceil(channels / columns);
	const gap = Math.max(width, height) <= SMALL_TILE ? SMALL_GAP : TILE_GAP;
	return {
		width: columns * (width + gap) - gap,
		height: rows * (height + gap) - gap,
		left: (channel: number) => (channel % columns) * (width + gap),
		top: (channel: number) => Math.floor(channel / columns) * (height + gap),
	};
}

/** A height × width × channels code as a mosaic: one tile per channel, one pixel per value. */
export function toMosaic(
	values: Float32Array,
	shape: readonly [number, number, number],
	[low, high]: readonly [number, number],
	table: ColourTable,
): ImageData {
	const [height, width, channels] = shape;
	const { left, top, ...size } = mosaicLayout(shape);
	const image = new ImageData(size.width, size.height);
	const pixels = new Uint32Array(image.data.buffer);
	for (let channel = 0; channel < channels; channel++) {
		for (let y = 0; y < height; y++) {
			const rowStart = (top(channel) + y) * image.width + left(channel);
			for (let x = 0; x < width; x++) {
				const value = values[(y * width + x) * channels + channel] ?? 0;
				pixels[rowStart + x] = table[tableIndex(value, low, high)] ?? 0;
			}
		}
	}
	return image;
}
