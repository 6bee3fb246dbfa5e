import { expect, test } from "vitest";
import { fastestMsPerItem } from "./stepTime";

test("the time of an image is that of the fastest batch by its own images, however few the last one has", () => {
	let clock = 0;
	const images = [128, 128, 32];
	let step = 0;
	const pace = fastestMsPerItem(
		() => {
			const done = images[step++ % images.length] ?? 0;
			clock += 4 + 0.1 * done + (step % 2); // something else takes its part now and then
			return done;
		},
		() => clock,
	);
	expect(pace).toBeCloseTo(0.1 + 4 / 128, 6);
	expect(clock).toBeGreaterThan(250);
});

test("steps that are shorter than the clock is fine take their time, too", () => {
	let time = 0;
	const once = () => {
		time += 0.3;
		return 32;
	};
	expect(fastestMsPerItem(once, () => Math.floor(time))).toBeCloseTo(0.3 / 32, 3);
});

test.each([
	["is timed again if it may have been held up", [5, 400, 15, 15], 15, 420],
	["is not timed again if it takes long", [5, 1200, 5], 1200, 1205],
])("one %s", (_, times, fastest, end) => {
	let clock = 0;
	const once = () => {
		clock += times.shift() ?? Number.NaN;
		return 1;
	};
	expect(fastestMsPerItem(once, () => clock)).toBe(fastest);
	expect(clock).toBe(end);
});
