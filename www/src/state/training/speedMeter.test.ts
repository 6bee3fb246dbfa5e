import { expect, test } from "vitest";
import { SpeedMeter } from "./speedMeter";

test("the speed is that of the last four seconds of training", () => {
	const meter = new SpeedMeter();
	expect(meter.add({ step: 0, elapsed: 0 })).toBeUndefined();
	expect(meter.add({ step: 10, elapsed: 1000 })).toBe(10);
	expect(meter.add({ step: 110, elapsed: 6000 })).toBeUndefined(); // what came before is too long ago
	expect(meter.add({ step: 130, elapsed: 7000 })).toBe(20);
});

test("a worker that counts its time from 0 again is measured at once", () => {
	const meter = new SpeedMeter();
	for (const at of [1, 2, 3]) meter.add({ step: 100 * at, elapsed: 100_000 + 1000 * at });
	expect(meter.add({ step: 310, elapsed: 100 })).toBeUndefined();
	expect(meter.add({ step: 330, elapsed: 1100 })).toBe(20);
});

test("steps that are done again do not make it negative", () => {
	const meter = new SpeedMeter();
	meter.add({ step: 100, elapsed: 1000 });
	expect(meter.add({ step: 40, elapsed: 1500 })).toBeUndefined();
	expect(meter.add({ step: 45, elapsed: 2000 })).toBe(10);
});
