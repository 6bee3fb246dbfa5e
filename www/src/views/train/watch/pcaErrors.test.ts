import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { config } from "../../../testing/training";

const session = signal<unknown>(undefined);
const snapshot = signal<unknown>(undefined);
const imageLength = signal(784);
vi.mock("../../../state/training/session", () => ({ trainingInfo: session, snapshot }));
vi.mock("../../../state/dataSet", () => ({ imageLength }));
vi.mock("../../../state/training/evaluators", () => ({
	evalSettingsOf: () => undefined,
	evaluators: { pcaError: async (components: number) => components / 1000 },
}));

async function settle(): Promise<void> {
	for (let turn = 0; turn < 4; turn++) await Promise.resolve();
}

async function errorOf(code: number, values: number): Promise<number | undefined> {
	const { pcaErrors, syncPcaErrors } = await import("./pcaErrors");
	imageLength.value = values;
	session.value = { configs: [{ ...config, model: { kind: "vanilla", input: values, encoder: [code], decoder: [] } }] };
	snapshot.value = undefined;
	const stop = syncPcaErrors();
	await settle();
	expect(pcaErrors.value, "before the models are shown").toEqual([]);
	snapshot.value = {};
	await settle();
	stop();
	return pcaErrors.value[0];
}

test("no baseline is requested where the code is as large as the picture", async () => {
	expect(await errorOf(783, 784)).toBe(0.783);
	expect(await errorOf(784, 784)).toBeUndefined();
});

test("nor for many components of large pictures, which would keep the evaluator busy for minutes", async () => {
	expect(await errorOf(128, 2700)).toBe(0.128);
	expect(await errorOf(1024, 2700)).toBeUndefined();
});
