/** Which model scores pictures that come without models. */

import "../../testing/page";
import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";

const own = signal<object[]>([]);
const inTraining = signal<object | undefined>(undefined);
vi.mock("../../state/ownModels", () => ({ ownModels: own, areOwnModelsKnown: signal(true) }));
vi.mock("../../state/modelInTraining", () => ({ modelInTraining: inTraining }));
vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("../../engine/models", () => ({}));

const vanilla = { kind: "vanilla", input: 784, encoder: [32], decoder: [] };
const variational = { kind: "variational", input: 784, encoder: [64], latent: 16, decoder: [64] };
const model = (digit: number, config: object, more: object) => ({ id: `own-${digit}`, config, codeSize: 16, ...more });

test("a kept one that learnt from them, best the like of the usual one; none that denoises", async () => {
	const { dataSetId, knownOwnDataSets: dataSets } = await import("../../state/dataSet");
	const { mnist } = await import("../../state/dataSets");
	const { model: chosen } = await import("./state");
	expect(chosen.value).toBe("variational-16");

	dataSets.value = [{ ...mnist, id: "own-pictures", pretrainedFolder: undefined }];
	dataSetId.value = "own-pictures";
	inTraining.value = { config: vanilla, denoises: true };
	expect(chosen.value).toBeUndefined();
	inTraining.value = { config: vanilla, denoises: false };
	expect(chosen.value).toBe("live");

	const data = "own-pictures";
	own.value = [model(1, variational, {}), model(2, vanilla, { data, denoises: true })];
	expect(chosen.value).toBe("live");
	own.value = [...own.value, model(3, vanilla, { data })];
	expect(chosen.value).toBe("own-3");
	own.value = [...own.value, model(4, variational, { data })];
	expect(chosen.value).toBe("own-4");
});
