import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import "../../../testing/page";
import { config } from "../../../testing/training";

vi.mock("../../../engine/models", () => ({ connectModels: () => undefined }));
vi.mock("../../../state/tabOnlyModels", () => ({ isTabOnly: () => false }));
vi.mock("../../../state/newModel", () => ({
	trainingFactsOf: () => ({}),
	fileWithNotes: async (bytes: Uint8Array) => bytes,
}));
const saved = vi.hoisted(() => [] as string[]);
vi.mock("../../../state/ownModels", () => ({
	saveModel: async (model: { name: string }) => {
		saved.push(model.name);
		return { ...model, id: "own-1" };
	},
	storageError: signal(undefined),
}));
const session = signal({ configs: [config, config], stepsPerEpoch: 20, data: "mnist" });
const selectedRun = signal(0);
vi.mock("../../../state/training/session", () => ({
	trainingInfo: session,
	selectedRun,
	selectedStep: signal(undefined),
	checkpoints: signal([]),
	snapshot: signal(undefined),
	copyTraining: () => copyTraining(),
}));
const copyTraining = vi.fn(async () => ({
	training: {
		configs: [config, config],
		data: "mnist",
		states: [{ step: 20 }, { step: 20 }],
		histories: [{}, {}],
		link: "#/train",
	},
	files: [new Uint8Array(8), new Uint8Array(8)],
}));

test("what was said of a training that ended while another view was shown is still there, until there is another", async () => {
	const { requestingView, clearIfOtherModel, keepAllModels, outcomeMessage } = await import("./commands");
	session.value = { ...session.value }; // opened while Train was not shown
	await keepAllModels("denoise");
	clearIfOtherModel(); // as Train is shown
	expect([requestingView.value, outcomeMessage.value === undefined]).toEqual(["denoise", false]);
	session.value = { ...session.value };
	clearIfOtherModel();
	expect([requestingView.value, outcomeMessage.value]).toEqual([undefined, undefined]);
});

test("that the models of a training could not be kept, since its worker has ended, is said", async () => {
	const [{ keepAllModels, outcomeMessage }, { texts }] = await Promise.all([import("./commands"), import("./texts")]);
	copyTraining.mockRejectedValueOnce(new Error("the worker has ended"));
	expect(await keepAllModels("denoise")).toEqual([]);
	expect(outcomeMessage.value?.()).toBe(texts.value.failed);
});

test("what is said of kept models is in the language of the page, also once that is another one", async () => {
	const [{ keepAllModels, outcomeMessage }, { language }] = await Promise.all([
		import("./commands"),
		import("../../../state/language"),
	]);
	await keepAllModels("denoise");
	const english = outcomeMessage.value?.();
	language.value = "zh";
	expect(outcomeMessage.value?.()).not.toBe(english);
	language.value = "en";
});

test("two models that are kept one right after the other have each its own name, and what is said is of the one in view", async () => {
	const { clearIfOtherModel, keepModel, outcomeMessage, typedName } = await import("./commands");
	saved.length = 0;
	clearIfOtherModel();
	typedName.value = "First";
	const first = Promise.all([keepModel(), keepModel()]);
	selectedRun.value = 1;
	clearIfOtherModel();
	typedName.value = "Second";
	const second = keepModel();
	typedName.value = "Third";
	await first;
	await second;
	expect(saved).toEqual(["First", "Second"]);
	expect(outcomeMessage.value?.()).toContain("“Second”");
	expect(typedName.value, "typed after it was kept").toBe("Third");
});
