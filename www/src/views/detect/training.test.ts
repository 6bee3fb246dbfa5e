import { beforeEach, expect, test, vi } from "vitest";
import "../../testing/page";
import type { OwnModelId } from "../../engine/protocol";
import { chooseModel, exclude, setThreshold, wantedModel } from "./state";
import { trainDetector } from "./training";

let keep: (kept: { id: OwnModelId }[]) => void;
vi.mock("../../engine/training/builds", () => ({}));
vi.mock("../../engine/models", () => ({}));
vi.mock("../oneClick/trainAndKeep", () => ({
	trainAndKeep: async (_: unknown, __: string, onKept: typeof keep) => {
		keep = onKept;
	},
}));

const own: OwnModelId = "own-a";

beforeEach(() => {
	chooseModel("variational-16");
	exclude([8]);
});

test("a model that was trained to find what is left out is used once it is kept", async () => {
	await trainDetector(async () => {});
	keep([{ id: own }]);
	expect(wantedModel.value).toBe(own);
});

test.each([
	["another class is left out", () => exclude([3])],
	["the threshold is set", () => setThreshold(0.5)],
	["another model is chosen", () => chooseModel("variational-2")],
])("it replaces nothing where %s meanwhile", async (_, act) => {
	await trainDetector(async () => {});
	act();
	const chosen = wantedModel.value;
	keep([{ id: own }]);
	expect(wantedModel.value).toBe(chosen);
});
