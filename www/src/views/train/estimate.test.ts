import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { config } from "../../testing/training";

const isRunning = signal(false);
const session = signal<{ stepsPerEpoch: number } | undefined>(undefined);
const speed = signal<number | undefined>(undefined);
vi.mock("../../state/training/session", () => ({
	isTrainingRunning: isRunning,
	trainingInfo: session,
	stepsPerSecond: speed,
}));
const measureStepTime = vi.fn(async () => 0.5);
vi.mock("../../state/training/evaluators", () => ({ evaluators: { measureStepTime: () => measureStepTime() } }));
let reconnect = () => {};
vi.mock("../onReconnect", () => ({
	onReconnect(tryAgain: () => void) {
		reconnect = tryAgain;
	},
}));
vi.mock("./setup/settings", () => ({ validConfigs: signal([config]) }));
vi.mock("./run/state", () => ({ workerCount: signal(1) }));
vi.mock("./setup/epochs", () => ({ epochs: signal(10) }));

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal("navigator", { hardwareConcurrency: 1 });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test("the time of an epoch follows the first batches, and what they tell remains for the next training", async () => {
	const { secondsPerEpoch, totalSeconds, syncEstimate } = await import("./estimate");
	const stop = syncEstimate();
	expect(secondsPerEpoch.value).toBeUndefined();
	await vi.advanceTimersByTimeAsync(1000);
	expect(secondsPerEpoch.value).toBeCloseTo(0.5); // 1,000 examples of 0.5 ms
	isRunning.value = true;
	session.value = { stepsPerEpoch: 20 };
	expect(secondsPerEpoch.value).toBeCloseTo(0.5);
	speed.value = 10;
	expect([secondsPerEpoch.value, totalSeconds.value]).toEqual([2, 20]);
	speed.value = 8;
	expect(secondsPerEpoch.value).toBe(2.5);
	[isRunning.value, session.value, speed.value] = [false, undefined, undefined];
	expect(secondsPerEpoch.value).toBeCloseTo(2.5);
	stop();
});

test("what could not be measured is measured once there is a connection, and a training tells nothing of it", async () => {
	vi.resetModules();
	const { secondsPerEpoch, syncEstimate } = await import("./estimate");
	measureStepTime.mockRejectedValueOnce(new Error("not there"));
	const stop = syncEstimate();
	await vi.advanceTimersByTimeAsync(1000);
	expect(secondsPerEpoch.value).toBeNaN();
	[isRunning.value, session.value, speed.value] = [true, { stepsPerEpoch: 20 }, 10];
	expect(secondsPerEpoch.value).toBe(2);
	[isRunning.value, session.value, speed.value] = [false, undefined, undefined];
	reconnect();
	await vi.advanceTimersByTimeAsync(1000);
	expect(secondsPerEpoch.value).toBeCloseTo(0.5);
	stop();
});
