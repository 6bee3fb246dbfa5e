import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import type { ModelId } from "../../engine/protocol";
import { settle } from "../../testing/page";

const reconstructors = signal<readonly ModelId[]>(["vanilla", "convolutional"]);
/** What the worker answers; it may be late. */
let answer: () => Promise<Float32Array>;

vi.mock("../../state/examples", () => ({ testCount: signal(5), testLabels: signal(Uint8Array.of(1, 0, 1, 0, 1)) }));
vi.mock("../../state/modelVersion", () => ({ weightsVersionOf: () => signal(undefined) }));
vi.mock("../../state/reconstructors", () => ({ reconstructors }));
vi.mock("../../state/explore", () => {
	const call = async (type: string) => (type === "scoreExamples" ? { scores: { squaredError: await answer() } } : {});
	return { explorer: { use: (_: object, ask: (given: object) => unknown) => ask({ client: { call } }) } };
});

const order = await import("./sheetOrder");
beforeEach(() => {
	reconstructors.value = ["vanilla", "convolutional"];
	order.chooseOrderingModel(undefined);
	return order.errorQuery.sync();
});

test("class by class, until the errors of the chosen model are known, and then the worst first", async () => {
	let reply = (_: Float32Array) => {};
	answer = () => new Promise((resolve) => (reply = resolve));
	expect(order.orderedIndices(undefined)).toEqual([1, 3, 0, 2, 4]);
	order.chooseOrderingModel("vanilla");
	await settle();
	expect(order.orderedIndices(undefined)).toEqual([1, 3, 0, 2, 4]);
	reply(Float32Array.of(0.1, 0.4, 0.3, 0.2, 0.3));
	await settle();
	expect(order.orderedIndices(undefined)).toEqual([1, 2, 4, 3, 0]);
	expect(order.orderedIndices(1)).toEqual([2, 4, 0]);
});

test("the errors of one model do not order the sheet by another", async () => {
	answer = async () => Float32Array.of(1, 2, 3, 4, 5);
	order.chooseOrderingModel("vanilla");
	await settle();
	expect(order.orderedIndices(undefined)).toEqual([4, 3, 2, 1, 0]);
	answer = () => new Promise(() => {});
	order.chooseOrderingModel("convolutional");
	await settle();
	expect(order.orderedIndices(undefined)).toEqual([1, 3, 0, 2, 4]);
});

test("a model that is gone orders nothing", async () => {
	answer = async () => Float32Array.of(1, 2, 3, 4, 5);
	order.chooseOrderingModel("convolutional");
	await settle();
	reconstructors.value = ["vanilla"];
	expect(order.orderingModel.value).toBeUndefined();
	expect(order.orderedIndices(undefined)).toEqual([1, 3, 0, 2, 4]);
});
