import { settle } from "../testing/page";
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, describe as group, test, vi } from "vitest";
import { config } from "../testing/training";

const info = { config: config.model, codeShape: [2], parameterCount: 9 };
vi.mock("./engine", () => ({ callModels: async () => ({ info }), dropModel: () => {} }));

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));

const { describeModel } = await import("./modelFile");
const { saveModel } = await import("./ownModels");

const bytes = Uint8Array.of(1, 2, 3);
const onBlack = { fit: "fit", background: "black", invert: false, normalise: false };

group("what is said of a model in a file of other software", () => {
	test("a pretrained model's data set, its pictures and whether it denoises", () => {
		const plain = describeModel("vanilla", "Vanilla");
		expect(plain).toMatchObject({ dataSet: "Digits", preprocessing: onBlack, denoises: false });
		expect(describeModel("denoising-vanilla", "Denoising vanilla")).toEqual({
			...plain,
			name: "Denoising vanilla",
			denoises: true,
		});
	});

	test("what is known of an own model, and nothing that is not", async () => {
		const { id: unknown } = await saveModel({ name: "unknown", bytes });
		expect(describeModel(unknown, "unknown")).not.toHaveProperty("preprocessing");
		expect(describeModel(unknown, "unknown")).toMatchObject({ dataSet: "not recorded", denoises: false });
		const { id: denoiser } = await saveModel({ name: "denoiser", bytes, data: "mnist", denoises: true });
		expect(describeModel(denoiser, "denoiser")).toMatchObject({ preprocessing: onBlack, denoises: true });
		await settle();
	});
});
