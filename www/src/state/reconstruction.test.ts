import "../testing/page";
import { expect, test, vi } from "vitest";

vi.mock("../engine/models", () => ({ connectModels: () => undefined }));

test("a model that is enlarged is also the one whose inside is open, if one is", async () => {
	const { enlarge, layout, wantedInspected, wantedOwnModel } = await import("./reconstruction");
	enlarge("vanilla");
	expect([layout.value, wantedInspected.value]).toEqual(["vanilla", "none"]);
	wantedInspected.value = "convolutional";
	enlarge("variational-2");
	expect([layout.value, wantedInspected.value]).toEqual(["variational", "variational"]);
	enlarge("own-1");
	expect([wantedOwnModel.value, wantedInspected.value]).toEqual(["own-1", "own"]);
});
