import { expect, test } from "vitest";
import { fastestPerItem } from "./stepTime";

test("the time of an image is that of the fastest batch by its own images, however few the last one has", () => {
	let clock = 0;
	const images = [128, 128, 32];
	let step = 0;
	const pace = fastestPerItem(
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

test("one that is held up for all of the time is not the only one timed", () => {
	let clock = 0;
	const times = [5, 400, 5];
	const pace = fastestPerItem(
		() => {
			clock += times.shift() ?? Number.NaN;
			return 1;
		},
		() => clock,
	);
	expect(pace).toBe(5);
});
