import { beforeEach, expect, test, vi } from "vitest";
import "../../testing/page";
import type { OwnModelId } from "../../engine/protocol";
import { chooseModel, setExcludedClasses, setThreshold, wantedModel } from "./state";
import { trainDetector } from "./training";

let keepModels: (kept: { id: OwnModelId }[]) => void;
vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("../../engine/models", () => ({}));
vi.mock("../oneClick/trainAndKeep", () => ({
	trainAndKeep: async (_: unknown, __: string, onKept: typeof keepModels) => {
		keepModels = onKept;
	},
}));

const ownModelId: OwnModelId = "own-a";

beforeEach(() => {
	chooseModel("variational-16");
	setExcludedClasses([8]);
});

test("a model that was trained to find what is left out is used once it is kept", async () => {
	await trainDetector(async () => {});
	keepModels([{ id: ownModelId }]);
	expect(wantedModel.value).toBe(ownModelId);
});

test.each([
	["another class is left out", () => setExcludedClasses([3])],
	["the threshold is set", () => setThreshold(0.5)],
	["another model is chosen", () => chooseModel("variational-2")],
])("it replaces nothing where %s meanwhile", async (_, act) => {
	await trainDetector(async () => {});
	act();
	const chosen = wantedModel.value;
	keepModels([{ id: ownModelId }]);
	expect(wantedModel.value).toBe(chosen);
});
