import { expect, test, vi } from "vitest";
import "../../../testing/page";

vi.mock("../../../engine/models", () => ({ connectModels: () => undefined }));
vi.mock("../../../engine/training/fullModuleBuilds", () => ({ fullModuleBuilds: {} }));

test("a link to another data set brings its settings, and what it leaves out is that data set's", async () => {
	const { settings, setSettings } = await import("./settings");
	const { dataSet } = await import("../../../state/dataSet");
	const { isLinkBroken, openLink } = await import("../../../state/urlState");
	setSettings({ noise: "patch" });
	openLink("#/train?data=digits8&models=vanilla_16&batch=100&seed=7");
	expect(dataSet.value.id).toBe("digits8");
	expect(settings.value).toMatchObject({ batch: "100", seed: "7", noise: "none" });
	expect(settings.value.models).toMatchObject([{ kind: "vanilla", code: "16" }]);
	expect(isLinkBroken.value).toBe(false);
});

test("epochs are those of their data set, as all settings are", async () => {
	const { epochs, setEpochs } = await import("./epochs");
	const { dataSetId } = await import("../../../state/dataSet");
	const { openLink } = await import("../../../state/urlState");
	openLink("#/train");
	const usual = epochs.value;
	setEpochs(2);
	dataSetId.value = "digits8";
	const usualOfFew = epochs.value;
	expect(usualOfFew).toBeGreaterThan(usual);
	openLink("#/train?data=digits8&epochs=9");
	expect(epochs.value).toBe(9);
	openLink("#/train?epochs=3");
	expect([dataSetId.value, epochs.value]).toEqual(["mnist", 3]);
});

test("the classes left out are in the order of their labels", async () => {
	const { settings, toggleClass } = await import("./settings");
	for (const label of [10, 2, 9]) toggleClass(label);
	expect(settings.value.excludedClasses).toEqual([2, 9, 10]);
});
