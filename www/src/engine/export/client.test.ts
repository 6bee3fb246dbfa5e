import { expect, test, vi } from "vitest";
import { type Answer, FakeWorker } from "../../testing/fakeWorker";
import { exportModel, importModel } from "./client";
import type { ModelDescription } from "./contract";

vi.mock("autoencoders-export/autoencoders_bg.wasm?url", () => ({ default: "" }));
vi.mock("../module", () => ({ fetchAndCompile: async () => ({}), isSupported: () => true }));

const image = { height: 28, width: 28, channels: 1 };
const description: ModelDescription = {
	...image,
	name: "a",
	dataSet: "b",
	denoises: false,
};

function answering(answer: Answer): FakeWorker {
	return new FakeWorker((body, worker) => (body.type === "start" ? {} : answer(body, worker)));
}

test("a model comes back in the format that was requested, and the worker ends", async () => {
	const worker = answering(({ bytes, format }) => ({ bytes: Uint8Array.of(...bytes, format.length) }));
	expect([...(await exportModel(Uint8Array.of(1, 2), "onnx", description, () => worker))]).toEqual([1, 2, 4]);
	expect(worker.received.at(-1)).toMatchObject({ type: "exportModel", description });
	expect(worker.isTerminated).toBe(true);
});

test("what is refused rejects with the reason, and the worker ends", async () => {
	const worker = answering(() => {
		throw new Error("rename `a` to `b`");
	});
	await expect(importModel(Uint8Array.of(1), image, () => worker)).rejects.toMatchObject({
		message: "rename `a` to `b`",
	});
	expect(worker.isTerminated).toBe(true);
});
