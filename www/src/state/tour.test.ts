import { expect, test, vi } from "vitest";
import { page, settle } from "../testing/page";

vi.mock("../engine/models", () => ({ connectModels: undefined }));
vi.mock("../engine/training/fullModuleBuilds", () => ({}));

/** What Back would open: the address of the last entry before a new one. */
const left: string[] = [];
vi.stubGlobal("history", {
	replaceState: (_: unknown, __: string, hash: string) => {
		page.location.hash = hash;
	},
	pushState: (_: unknown, __: string, hash: string) => {
		left.push(page.location.hash);
		page.location.hash = hash;
	},
});

test("Back returns to a view with the step that it had, and a step begins with what it asks for", async () => {
	const { goToTourStep, prepareForTour, tourStep } = await import("./tour");
	const { latentModel, layout, wantedLayout } = await import("./reconstruction");
	const { view } = await import("./urlState");
	const prepare = vi.fn();
	prepareForTour("denoise", prepare);

	wantedLayout.value = "all";
	goToTourStep(2);
	expect([view.value, tourStep.value, layout.value, latentModel.value]).toEqual([
		"reconstruct",
		2,
		"latent",
		"variational-2",
	]);
	expect(prepare).not.toHaveBeenCalled();
	goToTourStep(3);
	await settle();
	expect([view.value, tourStep.value, prepare.mock.calls.length]).toEqual(["denoise", 3, 1]);
	expect(left.map((hash) => new URLSearchParams(hash.split("?")[1]).get("tour"))).toEqual(["2"]);
});
