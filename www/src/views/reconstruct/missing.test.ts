import "../../testing/page";
import type { Signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { EngineError } from "../../engine/error";
import type { ModelId } from "../../engine/protocol";
import { dataSetId, own } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { modelState } from "../../state/engine";
import { ownModels } from "../../state/ownModels";
import { wantedInspected, wantedLayout } from "../../state/reconstruction";
import { missingOf } from "./missing";
import { inspected, toggleInspection } from "./state";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));
vi.mock("../../engine/training/builds", () => ({}));
vi.mock("../../state/ownModels", async () => {
	const { signal } = await import("@preact/signals");
	return { ownModels: signal([]), areOwnModelsKnown: signal(true) };
});
const kept = ownModels as Signal<readonly object[]>;

const ids = ["vanilla", "convolutional", "variational-16", "denoising-vanilla"] as const;

/** Own pictures, of which only these models were trained. */
function useOwn(...existing: ModelId[]): void {
	own.value = [{ ...mnist, id: "own-1", models: undefined }];
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
	[kept.value, dataSetId.value, own.value] = [[], mnist.id, []];
	[wantedInspected.value, wantedLayout.value] = ["none", undefined];
	for (const id of ids) modelState(id).value = { status: "absent" };
});

test("where there are other models, those that are missing are named", () => {
	kept.value = [vanilla];
	useOwn("vanilla");
	expect(missingOf(["vanilla", "convolutional", "variational-16"])).toMatchObject({
		ids: ["convolutional", "variational-16"],
		areSome: true,
	});
	expect(missingOf(["convolutional"])).toMatchObject({ areSome: true });
	expect(missingOf(["denoising-vanilla"])).toMatchObject({ denoise: true, areSome: false });
	expect(missingOf(["vanilla"])).toBeUndefined();
});

test("it is said that there is none only where there is none", () => {
	useOwn();
	expect(missingOf(["vanilla"])).toMatchObject({ areSome: false });
});

test("the inside is of a model that exists", () => {
	kept.value = [vanilla];
	useOwn("vanilla");
	wantedLayout.value = "all";
	toggleInspection();
	expect(inspected.value).toBe("vanilla");
	toggleInspection();
	expect(inspected.value).toBe("none");
});
