import { expect, test } from "vitest";
import { expectRoundTrip } from "../../../testing/codecs";
import { defaultsOf } from "./modelSettings";
import { presetsFor } from "./presets";
import { settingsCodecs, withSingleModel } from "./settingsCodec";
import type { Settings } from "./trainConfigs";

const presets = presetsFor(60_000);

const settings: Settings = { ...presets.map.settings, seed: "1" };

function write(key: string, changed: Partial<Settings>): string | undefined {
	return settingsCodecs[key]?.write({ ...settings, ...changed });
}

function read(key: string, text: string): Partial<Settings> | undefined {
	return settingsCodecs[key]?.read(text);
}

test.each([
	["batch", { batch: "64" }, "64"],
	["seed", { seed: "77" }, "77"],
	["digits", { examples: "4000" }, "4000"],
	["without", { excludedClasses: [3, 8] }, "38"],
	["without", { excludedClasses: [] }, "none"],
	["noise", { noise: "salt_and_pepper", level: "25" }, "pepper-25"],
	["noise", { noise: "mixed", level: "" }, "mixed"],
	["models", { models: [defaultsOf("vanilla"), defaultsOf("variational")] }, "vanilla_128 variational_256-2"],
	["from", { originDataSetId: "fashion" }, "fashion"],
	["from", { originDataSetId: undefined }, "random"],
] as const)("%s is written and read back: %j", (key, changed, text) => {
	expect(write(key, changed)).toBe(text);
	expect(read(key, text)).toEqual(changed);
});

test("what is typed differently is written alike", () => {
	expect(write("batch", { batch: " 6.4e1 " })).toBe("64");
	expect(write("noise", { noise: "gaussian", level: "０.５０" })).toBe("gaussian-0.5");
});

test("an invalid setting is neither written nor read", () => {
	expect(write("batch", { batch: "0x10" })).toBeUndefined();
	expect(write("without", { excludedClasses: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] })).toBeUndefined();
	expect(write("models", { models: [{ ...defaultsOf("vanilla"), code: "0" }] })).toBeUndefined();
	for (const [key, text] of [
		["batch", "0x10"],
		["batch", "1_2"],
		["seed", "-1"],
		["digits", ""],
		["without", "0123456789"],
		["without", "x"],
		["noise", "gaussian"],
		["noise", "mixed-3"],
		["noise", "patch-0x5"],
		["from", "own-0123456789abcdef"],
		["models", ""],
		["models", "vanilla_8 vanilla_8 vanilla_8 vanilla_8 vanilla_8"],
	] as const) {
		expect(read(key, text), `${key}=${text}`).toBeUndefined();
	}
});

test.each([
	["batch", ["64", "1"]],
	["digits", ["4000", "60000"]],
	["seed", ["1", "77"]],
	["without", ["38", "none", "012345678"]],
	["noise", ["none", "mixed", "gaussian-0.5", "pepper-25", "patch-9"]],
	["models", ["vanilla_128", "variational_256-2_tanh_beta4_warm1.5", "convolutional_4-8_mse_rate0.01 vanilla_8-4"]],
])("%s: what is read is written, and nothing of a text is left out", (key, good) => {
	expectRoundTrip(
		(text) => read(key, text),
		(value) => write(key, value),
		good,
	);
});

test("an address can be reduced to one of its models", () => {
	const link = "#/train?models=vanilla_8+variational_256-2_beta4&model=B&seed=7";
	expect(withSingleModel(link, 1)).toBe("#/train?models=variational_256-2_beta4&seed=7");
	expect(withSingleModel("#/train?seed=7", 0)).toBe("#/train?seed=7");
});
