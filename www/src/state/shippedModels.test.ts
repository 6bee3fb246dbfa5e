import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pretrainedIds } from "../engine/protocol";
import { originsOf, shippedBytes, shippedConfigs, shippedLike } from "./shippedModels";

/** The configuration in a file of the safetensors format: the length of a JSON header, and that. */
function configIn(path: string): unknown {
	const file = readFileSync(new URL(`../../../pretrained/${path}.safetensors`, import.meta.url));
	const header = JSON.parse(file.subarray(8, 8 + Number(file.readBigUInt64LE())).toString());
	return JSON.parse(header.__metadata__.config);
}

test.each(["", "fashion/"])("the configurations are those of the files in pretrained/%s", (folder) => {
	for (const id of pretrainedIds) expect(configIn(folder + id)).toEqual(shippedConfigs[id]);
});

test("a model begins with the shipped one of its configuration, on noise or not", () => {
	const { vanilla } = shippedConfigs;
	expect(shippedLike({ model: vanilla, noise: null })).toBe("vanilla");
	expect(shippedLike({ model: { ...vanilla, activation: "relu" }, noise: { kind: "mixed" } })).toBe(
		"denoising-vanilla",
	);
	expect(shippedLike({ model: { ...vanilla, activation: "tanh" }, noise: null })).toBeUndefined();
});

test("each run has an origin or none, and where none has, all is random", () => {
	const [known, other] = [
		{ model: shippedConfigs["variational-2"], noise: null },
		{ model: { ...shippedConfigs["variational-2"], latent: 3 } as never, noise: null },
	];
	expect(originsOf([known, other], "mnist")).toEqual([{ data: "mnist", model: "variational-2" }, null]);
	expect(originsOf([other], "mnist")).toBeUndefined();
	expect(originsOf([known], undefined)).toBeUndefined();
});

test("models of a data set without any are refused", async () => {
	await expect(shippedBytes("own-1", "vanilla")).rejects.toMatchObject({ code: "gone" });
});
