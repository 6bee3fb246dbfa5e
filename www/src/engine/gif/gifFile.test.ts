import { decode, decodeFrames } from "modern-gif";
import { expect, test } from "vitest";
import { gifFile } from "./gifFile";

/** Pixels 0xAABBGGRR. */
function picture(width: number, height: number, pixelAt: (x: number, y: number) => number): ImageData {
	const pixels = Uint32Array.from({ length: width * height }, (_, at) => pixelAt(at % width, Math.floor(at / width)));
	return { width, height, data: new Uint8ClampedArray(pixels.buffer) } as ImageData;
}

const grey = (value: number) => 0xff000000 | (0x010101 * value);

async function read(file: Blob) {
	const bytes = await file.arrayBuffer();
	const pixels = decodeFrames(bytes).map(({ data }) => new Uint32Array(data.buffer, data.byteOffset, data.length / 4));
	return { ...decode(bytes), pixels };
}

/** Some numbers below `below` without a pattern. */
function noise(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

test("another program reads the frames as they were, enlarged, with their delay, repeated without end", async () => {
	const first = picture(3, 2, (x, y) => grey(100 * x + y));
	const second = picture(3, 2, (x, y) => 0xff0000ff + 0x1000 * x * y);
	const { width, height, frames, looped, loopCount, pixels } = await read(
		gifFile({ frames: [first, second, first], scale: 2, delayMs: 41.7 }),
	);
	expect([width, height, looped, loopCount]).toEqual([6, 4, true, 0]);
	expect(frames.map(({ delay }) => delay)).toEqual([40, 40, 40]);
	for (const [at, frame] of [first, second, first].entries()) {
		const small = new Uint32Array(frame.data.buffer);
		const large = Array.from({ length: 24 }, (_, index) => {
			const [x, y] = [(index % 6) >> 1, Math.floor(index / 6) >> 1];
			return small[3 * y + x];
		});
		expect(Array.from(pixels[at] ?? []), `frame ${at}`).toEqual(large);
	}
});

test.each([1, 2, 300, 3837, 3838, 3839, 3840, 20_000])("%i pixels of 256 colours come back", async (count) => {
	const random = noise(count);
	const frame = picture(count, 1, () => grey(random(256)));
	const { pixels } = await read(gifFile({ frames: [frame], scale: 1, delayMs: 20 }));
	expect(pixels[0]).toEqual(new Uint32Array(frame.data.buffer));
});

test("long runs of one colour come back", async () => {
	const frame = picture(200, 150, (x) => grey(x > 120 ? 255 : 0));
	const { pixels } = await read(gifFile({ frames: [frame], scale: 1, delayMs: 20 }));
	expect(pixels[0]).toEqual(new Uint32Array(frame.data.buffer));
});

test("more than 256 colours become colours near to them", async () => {
	const frame = picture(64, 64, (x, y) => 0xff000000 | (4 * x) | ((4 * y) << 8) | ((2 * (x + y)) << 16));
	const { pixels } = await read(gifFile({ frames: [frame], scale: 1, delayMs: 20 }));
	const channels = (image: Uint32Array) => new Uint8Array(image.buffer, image.byteOffset, image.byteLength);
	const [before, after] = [
		channels(new Uint32Array(frame.data.buffer)),
		channels(pixels[0]?.slice() ?? new Uint32Array()),
	];
	const squares = before.reduce((sum, value, at) => sum + (value - (after[at] ?? 0)) ** 2, 0);
	expect(new Set(pixels[0]).size).toBe(256);
	expect(Math.sqrt(squares / before.length)).toBeLessThan(8);
});

test("an animation without frames is refused", () => {
	expect(() => gifFile({ frames: [], scale: 1, delayMs: 20 })).toThrow("at least one frame");
});
