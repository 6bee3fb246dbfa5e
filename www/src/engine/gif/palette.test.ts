import { expect, test } from "vitest";
import { indexPictures } from "./palette";

type Rgb = readonly [number, number, number];
const pictureOf = (colors: readonly Rgb[]) => Uint8ClampedArray.from(colors.flatMap((color) => [...color, 255]));

function shown({ palette, indices }: ReturnType<typeof indexPictures>): (number[] | undefined)[][] {
	return indices.map((ofPicture) => Array.from(ofPicture, (index) => palette[index]));
}

test("as many colours as a palette has are kept as they are", () => {
	const greys = Array.from({ length: 256 }, (_, at): Rgb => [at, 255 - at, 7]);
	const pictures = [greys.slice(0, 128), greys.slice(128)];
	const indexed = indexPictures(pictures.map(pictureOf));
	expect(shown(indexed)).toEqual(pictures);
	expect(indexed.palette).toHaveLength(256);
});

test("of more colours each becomes one that is near", () => {
	const colors = Array.from({ length: 4096 }, (_, at): Rgb => [17 * (at >> 8), 17 * ((at >> 4) & 15), 17 * (at & 15)]);
	const indexed = indexPictures([pictureOf(colors)]);
	expect(indexed.palette.length).toBeLessThanOrEqual(256);
	const [picture = []] = shown(indexed);
	const distances = colors.map((color, at) =>
		Math.hypot(...color.map((value, channel) => value - (picture[at]?.[channel] ?? 999))),
	);
	expect(Math.max(...distances)).toBeLessThan(60);
	expect(distances.reduce((sum, distance) => sum + distance) / distances.length).toBeLessThan(25);
});
