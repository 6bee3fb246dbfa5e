import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ModelConfig, pretrainedIds } from "../engine/protocol";
import { builtInDataSets } from "./dataSets";
import { matchingPretrained, originsOf, pretrainedBytes, pretrainedConfigs } from "./pretrainedModels";

const vanilla: ModelConfig = { kind: "vanilla", input: 784, encoder: [128], decoder: [] };
const variational = (latent: number): ModelConfig => {
	return { kind: "variational", input: 784, encoder: [256], latent, decoder: [256] };
};

/** The configuration in a file of the safetensors format: the length of a JSON header, and that. */
function configIn(path: string): unknown {
	const file = readFileSync(new URL(`../../../pretrained/${path}.safetensors`, import.meta.url));
	const header = JSON.parse(file.subarray(8, 8 + Number(file.readBigUInt64LE())).toString());
	return JSON.parse(header.__metadata__.config);
}

test.each(builtInDataSets.map(({ id, pretrainedFolder }) => [id, pretrainedFolder] as const))(
	"the configurations of %s are those of its files, in pretrained/%s",
	(data, folder) => {
		for (const id of pretrainedIds) expect(configIn(folder + id)).toEqual(pretrainedConfigs[data]?.[id]);
	},
);

test("a model begins with the pretrained one of its configuration, on noise or not", () => {
	expect(matchingPretrained("fashion", { model: vanilla, noise: null })).toBe("vanilla");
	const noise = { kind: "mixed" } as const;
	expect(matchingPretrained("mnist", { model: { ...vanilla, activation: "relu" }, noise })).toBe("denoising-vanilla");
	expect(matchingPretrained("mnist", { model: { ...vanilla, activation: "tanh" }, noise: null })).toBeUndefined();
	expect(matchingPretrained("digits8", { model: vanilla, noise: null })).toBeUndefined();
});

test("each run has an origin or none, and where none has, all is random", () => {
	const [known, other] = [
		{ model: variational(2), noise: null },
		{ model: variational(3), noise: null },
	];
	expect(originsOf([known, other], "mnist")).toEqual([{ data: "mnist", model: "variational-2" }, null]);
	expect(originsOf([other], "mnist")).toBeUndefined();
	expect(originsOf([known], undefined)).toBeUndefined();
});

test("models of a data set without any are refused", async () => {
	await expect(pretrainedBytes("own-1", "vanilla")).rejects.toMatchObject({ code: "missing" });
});
