import { expect, test, vi } from "vitest";
import { trainingExampleCounts } from "../../../state/dataSet";
import { defaultsOf } from "./modelSettings";
import { presetsFor } from "./presets";
import { parseNoise, parseSettings, type Settings } from "./trainConfigs";

const presets = presetsFor(60_000);

const settings: Settings = { ...presets.map.settings, seed: "1" };

test("settings become one configuration per model", () => {
	const { configs } = parseSettings({
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
	expect(parseSettings({ ...settings, models: [{ ...defaultsOf("vanilla"), ...nonsense }] }).configs).toHaveLength(1);
	const { configs, models } = parseSettings({ ...settings, models: [{ ...defaultsOf("variational"), ...nonsense }] });
	expect(configs).toBeUndefined();
	expect(Object.keys(models[0] ?? {})).toEqual(["beta", "warmUp"]);
});

test("one invalid setting leaves no configuration, and only it is named", () => {
	const { configs, shared, models } = parseSettings({ ...settings, batch: "0x10" });
	expect(configs).toBeUndefined();
	expect(shared).toEqual({ batch: { reason: "not a number" } });
	expect(models).toEqual([{}]);
});

test("a batch has to fit into the examples that are left", () => {
	const most = { ...settings, examples: "1000", excludedClasses: [0, 1, 2, 3, 4, 5, 6, 7, 8], batch: "128" };
	expect(parseSettings(most).shared).toEqual({ batch: { reason: "batch too large", examples: 99 } });
	const none = parseSettings({ ...settings, excludedClasses: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
	expect(none.shared).toEqual({ excludedClasses: { reason: "no class left" } });
});

test("of the first examples some have to be of a class that is left", () => {
	const examples = vi
		.spyOn(trainingExampleCounts, "value", "get")
		.mockReturnValue({ count: 60_000, classCounts: [59_980, 20] });
	const few = parseSettings({ ...settings, examples: "1000", excludedClasses: [0], batch: "1" });
	examples.mockRestore();
	expect(few.shared).toEqual({ examples: { reason: "none of the classes left" } });
});

test("the level of a noise is read in its own unit", () => {
	expect(parseNoise({ noise: "gaussian", level: "0.5" })).toEqual({ value: { kind: "gaussian", sigma: 0.5 } });
	expect(parseNoise({ noise: "salt_and_pepper", level: "25" })).toEqual({
		value: { kind: "salt_and_pepper", probability: 0.25 },
	});
	expect(parseNoise({ noise: "patch", level: "10" })).toEqual({ value: { kind: "patch", size: 10 } });
	expect(parseNoise({ noise: "none", level: "x" })).toEqual({ value: null });
	expect(parseNoise({ noise: "patch", level: "1.5" })).toEqual({ error: { reason: "not whole" } });
});
