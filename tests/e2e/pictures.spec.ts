/** A visitor's pictures: decoded by the browser, scaled, and put into one form by the worker. */

import type { PictureSettings, SkipReason } from "../../www/src/engine/pictures/contract";
import { makeZip } from "../../www/src/testing/zip";
import {
	type Files,
	gif,
	openFiles,
	type Painting,
	paint,
	preview,
	type Reading,
	read,
	turn,
} from "./support/pictures";
import { expect, type Page, test } from "./support/test";

const settings: PictureSettings = {
	...{ height: 8, width: 8, fit: "crop", background: "white" },
	...{ channels: 1, invert: false, normalise: false },
};

const whole = { left: 0, top: 0, right: 1, bottom: 1 };
const leftHalf = { ...whole, right: 0.5 };
const topHalf = { ...whole, bottom: 0.5 };

/** Black on the left, white on the right. */
const halves = (width: number, height: number, type: Painting["type"]): Painting => ({
	...{ width, height, type, ground: "#fff" },
	rectangles: [{ colour: "#000", ...leftHalf }],
});

/** JPEG is not exact, and the border of black and white may be within a pixel. */
const NEARLY = 30;

/** The rows of one picture of 8 × 8. */
function rowsOf(bytes: readonly number[], index = 0): number[][] {
	return Array.from({ length: 8 }, (_, row) => bytes.slice(64 * index + 8 * row, 64 * index + 8 * row + 8));
}

function expectHalves(rows: readonly number[][], isDark: (row: number, column: number) => boolean): void {
	const wrong = rows.flatMap((values, row) =>
		values.filter((value, column) => Math.abs(value - (isDark(row, column) ? 0 : 255)) > NEARLY),
	);
	expect(wrong).toEqual([]);
}

async function pictures(page: Page): Promise<Files> {
	return {
		"set/a/1.png": await paint(page, halves(33, 21, "image/png")),
		"set/a/2.jpg": await paint(page, halves(321, 213, "image/jpeg")),
		"set/a/deep/10.webp": await paint(page, halves(64, 65, "image/webp")),
		"set/b/3.gif": gif,
		"set/b/turned.jpg": turn(
			await paint(page, { ...halves(200, 120, "image/jpeg"), rectangles: [{ colour: "#000", ...topHalf }] }),
			6,
		),
	};
}

async function readFormats(page: Page): Promise<void> {
	const opened = await openFiles(page, await pictures(page));
	expect(opened).toEqual({ count: 5, folders: ["a", "b"], skipped: [], areCanvasReadsFalsified: false });
	const { bytes, ...all } = await read(page, settings);
	expect(all).toEqual({
		shape: [8, 8, 1],
		paths: ["set/a/1.png", "set/a/2.jpg", "set/a/deep/10.webp", "set/b/3.gif", "set/b/turned.jpg"],
		...{ labels: [0, 0, 0, 1, 1], classNames: ["a", "b"], skipped: [], isStopped: false },
	});
	for (const index of [0, 1, 2]) expectHalves(rowsOf(bytes, index), (_, column) => column < 4);
	expectHalves(rowsOf(bytes, 3), () => false);
	// Its top is black as it is stored, and turning it clockwise takes that to the right.
	expectHalves(rowsOf(bytes, 4), (_, column) => column >= 4);
}

async function readZips(page: Page): Promise<void> {
	const files = await pictures(page);
	await openFiles(page, files);
	const expected = await read(page, settings);
	for (const isStored of [true, false]) {
		const hidden = { name: "__MACOSX/set/a/._1.png", content: new Uint8Array(4) };
		const zip = makeZip([hidden, ...Object.entries(files).map(([name, content]) => ({ name, content, isStored }))]);
		const opened = await openFiles(page, { "mine.zip": Buffer.from(zip) });
		expect(opened).toMatchObject({ count: 5, folders: ["a", "b"], skipped: [] });
		const paths = expected.paths.map((name) => `mine/${name}`);
		expect(await read(page, settings)).toEqual({ ...expected, paths });
	}
}

async function nameWhatCannotBeRead(page: Page): Promise<void> {
	const png = await paint(page, halves(40, 40, "image/png"));
	const huge = Buffer.from(png);
	huge.writeUInt32BE(30_000, 16);
	huge.writeUInt32BE(30_000, 20);
	const long = Buffer.from(png);
	long.writeUInt32BE(40_000, 16);
	const files: Files = {
		"good.png": png,
		"broken.png": png.subarray(0, 60),
		"text.jpg": Buffer.from("no picture, whatever its name says"),
		"empty.png": Buffer.alloc(0),
		"huge.png": huge,
		"long.png": long,
		"phone.heic": Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
		"damaged.zip": Buffer.from("PK\u0003\u0004 and no more"),
		"part.zip": Buffer.from(makeZip([{ name: "bomb.png", content: Buffer.alloc(1000), declaredSize: 10 }])),
		".hidden.png": png,
	};
	const { skipped: atOpening } = await openFiles(page, files);
	const { paths, bytes, skipped } = await read(page, settings);
	expect(paths).toEqual(["good.png"]);
	expectHalves(rowsOf(bytes), (_, column) => column < 4);
	const reasons = Object.fromEntries([...atOpening, ...skipped].map(({ path, reason }) => [path, reason]));
	const expected: Record<string, SkipReason> = {
		"broken.png": "unreadable",
		"text.jpg": "not_a_picture",
		"empty.png": "empty",
		"huge.png": "too_large",
		"long.png": "too_large",
		"phone.heic": "unsupported",
		"damaged.zip": "damaged_archive",
		"part/bomb.png": "damaged_archive",
	};
	expect(reasons).toEqual(expected);
}

async function readLargePhotograph(page: Page): Promise<void> {
	await openFiles(page, { "large.jpg": await paint(page, halves(6000, 4000, "image/jpeg")) });
	const { bytes, skipped } = await read(page, settings);
	expect(skipped).toEqual([]);
	expectHalves(rowsOf(bytes), (_, column) => column < 4);
}

async function readFineLines(page: Page): Promise<void> {
	const stripes = (side: number): Painting => ({
		...{ width: side, height: side, type: "image/png", ground: "#fff" },
		rectangles: Array.from({ length: side >> 1 }, (_, index) => ({
			...{ colour: "#000", top: 0, bottom: 1 },
			...{ left: (2 * index) / side, right: (2 * index + 1) / side },
		})),
	});
	await openFiles(page, { "even.png": await paint(page, stripes(800)), "odd.png": await paint(page, stripes(801)) });
	for (const fit of ["crop", "fit"] as const) {
		const { bytes } = await read(page, { ...settings, fit });
		expect(Math.min(...bytes)).toBeGreaterThan(120);
		expect(Math.max(...bytes)).toBeLessThan(136);
	}
}

async function cropOrFit(page: Page): Promise<void> {
	const middle = { colour: "#000", left: 0.25, top: 0, right: 0.75, bottom: 1 };
	const wide: Painting = { width: 240, height: 120, type: "image/png", ground: "#fff", rectangles: [middle] };
	await openFiles(page, { "wide.png": await paint(page, wide) });
	expectHalves(rowsOf((await read(page, settings)).bytes), () => true);
	const isInMiddle = (row: number, column: number) => row >= 2 && row < 6 && column >= 2 && column < 6;
	const { bytes } = await read(page, { ...settings, fit: "fit" });
	expectHalves(rowsOf(bytes), isInMiddle);
	const { bytes: inverted } = await read(page, { ...settings, fit: "fit", invert: true });
	expectHalves(rowsOf(inverted), (row, column) => !isInMiddle(row, column));
}

async function readTransparentAndSmall(page: Page): Promise<void> {
	const half: Painting = { width: 80, height: 80, type: "image/png", rectangles: [{ colour: "#f00", ...leftHalf }] };
	await openFiles(page, {
		"1 half.png": await paint(page, half),
		"2 small.png": await paint(page, halves(2, 2, "image/png")),
	});
	const { bytes } = await read(page, { ...settings, channels: 3, background: "black" });
	const row = bytes.slice(0, 24);
	expect(row).toEqual([...Array.from({ length: 4 }, () => [255, 0, 0]).flat(), ...Array(12).fill(0)]);
	const { bytes: grey } = await read(page, settings);
	const [enlarged = []] = rowsOf(grey, 1);
	expect(enlarged).toEqual([...enlarged].sort((a, b) => a - b));
	expect(new Set(enlarged).size).toBeGreaterThan(3);
}

async function previewAndSuggest(page: Page): Promise<void> {
	const sign = { colour: "#222", left: 0.3, top: 0.3, right: 0.6, bottom: 0.8 };
	const drawing: Painting = { width: 100, height: 80, type: "image/jpeg", ground: "#fff", rectangles: [sign] };
	await openFiles(page, {
		"1.jpg": turn(await paint(page, drawing), 6),
		"2.png": await paint(page, { width: 50, height: 50, type: "image/png", rectangles: [sign] }),
		"3.jpg": await paint(page, { ...drawing, width: 90, height: 90 }),
		"4.png": Buffer.from("no picture"),
	});
	const shown = await preview(page, settings);
	expect(shown.paths).toEqual(["1.jpg", "2.png", "3.jpg"]);
	expect(shown.skipped).toEqual([{ path: "4.png", reason: "not_a_picture" }]);
	expect(shown.bytes).toEqual((await read(page, settings)).bytes);
	expect(shown.detected).toEqual({
		...{ pictureCount: 3, darkOnLight: 1, lightOnDark: 0, transparent: 1 / 3, coloured: 0, rotated: 1 / 3 },
		smallest: { height: 50, width: 50 },
		largest: { height: 90, width: 90 },
		suggested: { ...settings, height: 28, width: 28, fit: "fit", invert: true },
	});
	const other = { ...settings, height: 12, invert: true, normalise: true };
	expect((await preview(page, other)).bytes).toEqual((await read(page, other)).bytes);
	expect((await preview(page, settings, 1)).paths).toHaveLength(1);
}

async function replaceAndStop(page: Page): Promise<void> {
	const large = await paint(page, halves(2000, 1500, "image/jpeg"));
	await openFiles(page, Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.jpg`, large])));
	const outcome = await page.evaluate(async (settings) => {
		const { reader } = window as unknown as Reading;
		const first = reader.preview(settings, 24).catch(({ code }) => code);
		const second = await reader.preview({ ...settings, height: 12 }, 3);
		const reading = reader.read(settings, ({ done }) => {
			if (done > 0) void reader.stop();
		});
		const { paths, bytes, isStopped } = await reading;
		return { first: await first, second: second.paths.length, read: paths.length, bytes: bytes.length, isStopped };
	}, settings);
	expect(outcome).toMatchObject({ first: "superseded", second: 3, isStopped: true, bytes: 64 * outcome.read });
	expect(outcome.read).toBeLessThan(40);
}

async function refuseSettings(page: Page): Promise<void> {
	await openFiles(page, { "a.gif": gif });
	const code = await page.evaluate(async (settings) => {
		const { reader } = window as unknown as Reading;
		return reader.read({ ...settings, height: 65 }).catch(({ code }) => code);
	}, settings);
	expect(code).toBe("config");
}

test("pictures of any format and size become what the settings ask for", async ({ page }) => {
	await page.goto("bench.html");
	await test.step("PNG, JPEG, WebP and GIF of any size become pictures of one size, upright, with their folders as classes", () =>
		readFormats(page));
	await test.step("a zip, deflated or stored, gives the same as its files do", () => readZips(page));
	await test.step("lines finer than a pixel become their grey, in a picture of an odd size too", () =>
		readFineLines(page));
	await test.step("a picture is cropped to its middle, or fitted with margins", () => cropOrFit(page));
	await test.step("what is transparent is the background, and a small picture is enlarged smoothly", () =>
		readTransparentAndSmall(page));
});

test("what cannot be read is named with its reason; a large photograph is read, and settings are checked", async ({
	page,
}) => {
	await page.goto("bench.html");
	await test.step("what cannot be read is named with its reason, and the rest is read", () =>
		nameWhatCannotBeRead(page));
	await test.step("a photograph of 24 megapixels is read", () => readLargePhotograph(page));
	await test.step("settings out of range are refused", () => refuseSettings(page));
});

test("a preview shows what will be read, and the latest one counts", async ({ page }) => {
	await page.goto("bench.html");
	await test.step("the preview shows what will be read, tells what it found, and suggests settings", () =>
		previewAndSuggest(page));
	await test.step("a later preview takes the place of one under way, and stopping gives what was read", () =>
		replaceAndStop(page));
});

test("a browser that falsifies what is read from a canvas is noticed", async ({ page }) => {
	await page.route("**/reader-*.js", async (route) => {
		const original = await (await route.fetch()).text();
		const falsify = `{ const { prototype } = OffscreenCanvasRenderingContext2D, read = prototype.getImageData;
			prototype.getImageData = function (...area) { const image = read.apply(this, area); image.data.fill(255); return image; }; }`;
		await route.fulfill({ contentType: "text/javascript", body: `${falsify}\n${original}` });
	});
	await page.goto("bench.html");
	expect(await openFiles(page, { "a.gif": gif })).toMatchObject({ areCanvasReadsFalsified: true });
});
