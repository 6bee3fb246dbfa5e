import "../../testing/page";
import type { Signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { EngineError } from "../../engine/error";
import type { ModelId } from "../../engine/protocol";
import { dataSetId, knownOwnDataSets } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { modelState } from "../../state/engine";
import { ownModels } from "../../state/ownModels";
import { wantedInspectedOption, wantedLayout } from "../../state/reconstruction";
import { findMissingModels } from "./findMissingModels";
import { inspectedFamily, toggleInspection } from "./state";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));
vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("../../state/ownModels", async () => {
	const { signal } = await import("@preact/signals");
	return { ownModels: signal([]), areOwnModelsKnown: signal(true) };
});
const kept = ownModels as Signal<readonly object[]>;

const ids = ["vanilla", "convolutional", "variational-16", "denoising-vanilla"] as const;

/** Own pictures, of which only these models were trained. */
function useOwn(...existing: ModelId[]): void {
	knownOwnDataSets.value = [{ ...mnist, id: "own-1", pretrainedFolder: undefined }];
	dataSetId.value = "own-1";
	for (const id of ids) {
		const error = new EngineError("no_model", "");
		modelState(id).value = existing.includes(id) ? { status: "loading" } : { status: "failed", error };
	}
}

const vanilla = {
	id: "own-3",
	data: "own-1",
	made: 1,
	config: { kind: "vanilla", input: 784, encoder: [8], decoder: [] },
};

afterEach(() => {
	[kept.value, dataSetId.value, knownOwnDataSets.value] = [[], mnist.id, []];
	[wantedInspectedOption.value, wantedLayout.value] = ["none", undefined];
	for (const id of ids) modelState(id).value = { status: "absent" };
});

test("where there are other models, those that are missing are named", () => {
	kept.value = [vanilla];
	useOwn("vanilla");
	expect(findMissingModels(["vanilla", "convolutional", "variational-16"])).toMatchObject({
		ids: ["convolutional", "variational-16"],
		hasOthersOfKind: true,
	});
	expect(findMissingModels(["convolutional"])).toMatchObject({ hasOthersOfKind: true });
	expect(findMissingModels(["denoising-vanilla"])).toMatchObject({ areDenoisers: true, hasOthersOfKind: false });
	expect(findMissingModels(["vanilla"])).toBeUndefined();
});

test("it is said that there is none only where there is none", () => {
	useOwn();
	expect(findMissingModels(["vanilla"])).toMatchObject({ hasOthersOfKind: false });
});

test("the inside is of a model that exists", () => {
	kept.value = [vanilla];
	useOwn("vanilla");
	wantedLayout.value = "all";
	toggleInspection();
	expect(inspectedFamily.value).toBe("vanilla");
	toggleInspection();
	expect(inspectedFamily.value).toBe("none");
});
