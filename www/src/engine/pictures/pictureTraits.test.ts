import { describe, expect, test } from "vitest";
import type { Size } from "./contract";
import { type PictureTraits, summariseTraits, traitsOf } from "./pictureTraits";

const SIZE = { height: 16, width: 16 };

/** A square of one colour in the middle of another, RGBA with colours multiplied by the opacity. */
function square(ground: readonly number[], figure: readonly number[]): Float32Array {
	const isInside = (at: number) => at >= 5 && at < 11;
	return Float32Array.from(
		Array.from({ length: 256 }, (_, i) => (isInside(i >> 4) && isInside(i % 16) ? figure : ground)).flat(),
	);
}

const white = [255, 255, 255, 255];
const black = [0, 0, 0, 255];
const nothing = [0, 0, 0, 0];
const red = [200, 20, 20, 255];

describe("a picture", () => {
	test("is dark on light, or light on dark", () => {
		expect(traitsOf(square(white, black), SIZE)).toEqual({
			tone: "dark_on_light",
			isTransparent: false,
			isColoured: false,
		});
		expect(traitsOf(square(black, white), SIZE).tone).toBe("light_on_dark");
		expect(traitsOf(square([230, 225, 235, 255], red), SIZE).tone).toBe("dark_on_light");
	});

	test("that is transparent has the tone of what is on it", () => {
		expect(traitsOf(square(nothing, black), SIZE)).toMatchObject({ tone: "dark_on_light", isTransparent: true });
		expect(traitsOf(square(nothing, white), SIZE)).toMatchObject({ tone: "light_on_dark", isTransparent: true });
		expect(traitsOf(square(nothing, nothing), SIZE).tone).toBeUndefined();
	});

	test("without an even ground, or with nothing on it, is neither", () => {
		const shades = Float32Array.from(
			Array.from({ length: 256 }, (_, i) => [16 * (i % 16), 16 * (i >> 4), 8 * (i % 16), 255]).flat(),
		);
		expect(traitsOf(shades, SIZE)).toMatchObject({ tone: undefined, isColoured: true });
		expect(traitsOf(square(white, white), SIZE).tone).toBeUndefined();
		expect(traitsOf(square(black, black), SIZE).tone).toBeUndefined();
	});

	test("is coloured where it is, whatever the ground", () => {
		expect(traitsOf(square(white, red), SIZE).isColoured).toBe(true);
		expect(traitsOf(square([130, 128, 126, 255], black), SIZE).isColoured).toBe(false);
	});
});

function traits(change: Partial<PictureTraits> = {}, size: Size = { height: 480, width: 640 }): PictureTraits {
	return { size, tone: undefined, isTransparent: false, isColoured: false, isRotated: false, ...change };
}

describe("of several pictures", () => {
	test("shares and sizes are told", () => {
		const shares = summariseTraits([
			traits({ tone: "dark_on_light", isTransparent: true }, { height: 10, width: 20 }),
			traits({ tone: "light_on_dark", isColoured: true }, { height: 100, width: 10 }),
			traits({ isRotated: true }, { height: 30, width: 30 }),
			traits({}, { height: 30, width: 31 }),
		]);
		expect(shares).toMatchObject({
			...{ pictureCount: 4, darkOnLight: 0.25, lightOnDark: 0.25, transparent: 0.25, coloured: 0.25, rotated: 0.25 },
			smallest: { height: 10, width: 20 },
			largest: { height: 100, width: 10 },
		});
	});

	test("the smallest and the largest are the same only where all are", () => {
		const [standing, lying] = [
			{ height: 20, width: 10 },
			{ height: 10, width: 20 },
		];
		const { smallest, largest } = summariseTraits([standing, lying, standing].map((size) => traits({ size })));
		expect([smallest, largest]).toEqual([standing, lying]);
	});

	test("dark on light suggests to invert, all of the picture, on its ground", () => {
		const { suggested } = summariseTraits([
			traits({ tone: "dark_on_light" }),
			traits({ tone: "dark_on_light" }),
			traits(),
		]);
		expect(suggested).toMatchObject({ invert: true, fit: "fit", background: "white", channels: 1 });
	});

	test("colours are not turned into those of a negative", () => {
		const { suggested } = summariseTraits([traits({ tone: "dark_on_light", isColoured: true })]);
		expect(suggested).toMatchObject({ invert: false, fit: "fit", background: "white", channels: 3 });
	});

	test("light on dark suggests black behind what is transparent", () => {
		expect(summariseTraits([traits({ tone: "light_on_dark" })]).suggested).toMatchObject({
			invert: false,
			background: "black",
		});
	});

	test("photographs suggest their middle, in colours", () => {
		const { suggested } = summariseTraits([traits({ isColoured: true }), traits()]);
		expect(suggested).toMatchObject({ fit: "crop", channels: 3, height: 28, width: 28 });
	});

	test("pictures of one small size suggest it, others a multiple of four", () => {
		const sizeFor = (...sizes: Size[]) => {
			const { height, width } = summariseTraits(sizes.map((size) => traits({}, size))).suggested;
			return [height, width];
		};
		expect(sizeFor({ height: 25, width: 25 }, { height: 25, width: 25 })).toEqual([25, 25]);
		expect(sizeFor({ height: 17, width: 30 }, { height: 18, width: 18 })).toEqual([20, 20]);
		expect(sizeFor({ height: 4, width: 4 })).toEqual([8, 8]);
		expect(sizeFor({ height: 480, width: 640 })).toEqual([28, 28]);
	});
});
