import { expect, test, vi } from "vitest";
import { trainingExamples } from "../../../state/dataSet";
import { defaultsOf } from "./modelSettings";
import { presetsOf } from "./presets";
import { readNoise, readSettings, type Settings } from "./trainConfigs";

const presets = presetsOf(60_000);

const settings: Settings = { ...presets.map.settings, seed: "1" };

test("settings become one configuration per model", () => {
	const { configs } = readSettings({
		...settings,
		batch: "64",
		models: [
			{ ...defaultsOf("vanilla"), hidden: "256, 64", code: "8", activation: "tanh" },
			defaultsOf("convolutional"),
		],
	});
	expect(configs?.map(({ batch, examples, seed }) => [batch, examples, seed])).toEqual([
		[64, 60_000, 1],
		[64, 60_000, 1],
	]);
	expect(configs?.[0]?.model).toEqual({
		kind: "vanilla",
		input: 784,
		encoder: [256, 64, 8],
		decoder: [64, 256],
		activation: "tanh",
	});
	expect(configs?.[1]?.model).toMatchObject({ filters: [8, 16, 16, 8], padding: "same" });
});

test("β and its warm-up belong to variational models alone", () => {
	const nonsense = { beta: "x", warmUp: "x" };
	expect(readSettings({ ...settings, models: [{ ...defaultsOf("vanilla"), ...nonsense }] }).configs).toHaveLength(1);
	const { configs, models } = readSettings({ ...settings, models: [{ ...defaultsOf("variational"), ...nonsense }] });
	expect(configs).toBeUndefined();
	expect(Object.keys(models[0] ?? {})).toEqual(["beta", "warmUp"]);
});

test("one invalid setting leaves no configuration, and only it is named", () => {
	const { configs, shared, models } = readSettings({ ...settings, batch: "0x10" });
	expect(configs).toBeUndefined();
	expect(shared).toEqual({ batch: { reason: "not a number" } });
	expect(models).toEqual([{}]);
});

test("a batch has to fit into the examples that are left", () => {
	const most = { ...settings, examples: "1000", excludedClasses: [0, 1, 2, 3, 4, 5, 6, 7, 8], batch: "128" };
	expect(readSettings(most).shared).toEqual({ batch: { reason: "batch too large", examples: 99 } });
	const none = readSettings({ ...settings, excludedClasses: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
	expect(none.shared).toEqual({ excludedClasses: { reason: "no class left" } });
});

test("of the first examples some have to be of a class that is left", () => {
	const examples = vi
		.spyOn(trainingExamples, "value", "get")
		.mockReturnValue({ count: 60_000, classCounts: [59_980, 20] });
	const few = readSettings({ ...settings, examples: "1000", excludedClasses: [0], batch: "1" });
	examples.mockRestore();
	expect(few.shared).toEqual({ examples: { reason: "none of the classes left" } });
});

test("the level of a noise is read in its own unit", () => {
	expect(readNoise({ noise: "gaussian", level: "0.5" })).toEqual({ value: { kind: "gaussian", sigma: 0.5 } });
	expect(readNoise({ noise: "salt_and_pepper", level: "25" })).toEqual({
		value: { kind: "salt_and_pepper", probability: 0.25 },
	});
	expect(readNoise({ noise: "patch", level: "10" })).toEqual({ value: { kind: "patch", size: 10 } });
	expect(readNoise({ noise: "none", level: "x" })).toEqual({ value: null });
	expect(readNoise({ noise: "patch", level: "1.5" })).toEqual({ error: { reason: "not whole" } });
});
