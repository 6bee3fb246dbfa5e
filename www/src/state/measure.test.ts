import { beforeEach, expect, test, vi } from "vitest";
import { settle } from "../testing/page";

/** The examples of each measurement, which do not arrive until they fail. */
const failures: (() => void)[] = [];
vi.mock("../engine/measure/client", () => ({
	connectMeasurer: () => ({ close() {}, shutdown() {}, call: () => new Promise(() => {}) }),
	sendExamples: () => new Promise((_, reject) => failures.push(() => reject(new Error("did not arrive")))),
}));

beforeEach(() => {
	vi.resetModules();
	failures.length = 0;
});

test("a measurement that fails says so", async () => {
	const { phase, startMeasuring } = await import("./measure");
	void startMeasuring();
	failures[0]?.();
	await settle();
	expect(phase.value).toMatchObject({ status: "lost", error: { message: "Error: did not arrive" } });
});

test("what fails after it was stopped, or after another was started, is not told", async () => {
	const { phase, startMeasuring, stopMeasuring } = await import("./measure");
	void startMeasuring();
	stopMeasuring();
	failures[0]?.();
	await settle();
	expect(phase.value.status).toBe("stopped");
	void startMeasuring();
	void startMeasuring();
	failures[1]?.();
	await settle();
	expect(phase.value.status).toBe("running");
});
