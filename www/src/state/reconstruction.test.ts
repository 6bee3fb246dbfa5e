import "../testing/page";
import { expect, test, vi } from "vitest";

vi.mock("../engine/models", () => ({ connectModels: () => undefined }));

test("a model that is enlarged is also the one whose inside is open, if one is", async () => {
	const { enlargeModel, layout, wantedInspectedOption, wantedOwnModel } = await import("./reconstruction");
	enlargeModel("vanilla");
	expect([layout.value, wantedInspectedOption.value]).toEqual(["vanilla", "none"]);
	wantedInspectedOption.value = "convolutional";
	enlargeModel("variational-2");
	expect([layout.value, wantedInspectedOption.value]).toEqual(["variational", "variational"]);
	enlargeModel("own-1");
	expect([wantedOwnModel.value, wantedInspectedOption.value]).toEqual(["own-1", "own"]);
});
