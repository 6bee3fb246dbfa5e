import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import "../../../testing/page";
import { config } from "../../../testing/training";

vi.mock("../../../engine/models", () => ({ connectModels: () => undefined }));
vi.mock("../../../state/heldModels", () => ({ isHeld: () => false }));
vi.mock("../../../state/newModel", () => ({
	learntFrom: () => ({}),
	notedFile: async (bytes: Uint8Array) => bytes,
}));
vi.mock("../../../state/ownModels", () => ({
	saveModel: async (model: object) => ({ ...model, id: "own-1" }),
	storageError: signal(undefined),
}));
const session = signal({ configs: [config], stepsPerEpoch: 20, data: "mnist" });
const selectedRun = signal(0);
vi.mock("../../../state/training/session", () => ({
	session,
	selectedRun,
	selectedStep: signal(undefined),
	snapshot: signal(undefined),
	copyTraining: async () => ({
		training: { configs: [config], data: "mnist", states: [{ step: 20 }], histories: [{}], link: "#/train" },
		files: [new Uint8Array(8)],
	}),
}));

test("what was said of a training that ended while another view was shown is still there, until there is another", async () => {
	const { askedIn, forgetOthers, keepAll, message } = await import("./commands");
	session.value = { ...session.value }; // opened while Train was not shown
	await keepAll("denoise");
	forgetOthers(); // as Train is shown
	expect([askedIn.value, message.value === undefined]).toEqual(["denoise", false]);
	session.value = { ...session.value };
	forgetOthers();
	expect([askedIn.value, message.value]).toEqual([undefined, undefined]);
});
