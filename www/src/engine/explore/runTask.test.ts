import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, FakeWorker } from "../../testing/fakeWorker";
import { connect } from "../rpc";
import type { ExploreContract } from "./contract";
import { runTask } from "./runTask";

const request = { features: { kind: "pixels" }, k: 5, degree: "linear", maxExamples: 10 } as const;

/** Answers nothing but what aborts it, and questions for its progress. */
function slowWorker(done = 0.25) {
	const open = new Map<number, (error: Error) => void>();
	const answer: Answer = ({ type, taskId }) => {
		if (type === "readProgress") return { done };
		if (type !== "abortTask") return new Promise((_, reject) => open.set(taskId, reject));
		open.get(taskId)?.(Object.assign(new Error("given up"), { code: "aborted" }));
		return {};
	};
	const worker = new FakeWorker(answer);
	return { worker, client: connect<ExploreContract>(worker) };
}

const typesOf = (worker: FakeWorker) => worker.received.map(({ type }) => type);

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe("a task of the worker", () => {
	test("gives its reply, and is not asked for anything else unless its progress is wanted", async () => {
		const worker = new FakeWorker(() => ({ classes: 3 }));
		expect(await runTask(connect(worker), "evaluateRecogniser", request)).toEqual({ classes: 3 });
		expect(worker.received).toEqual([{ type: "evaluateRecogniser", ...request, taskId: expect.any(Number) }]);
	});

	test("no two have the same name", async () => {
		const worker = new FakeWorker(() => ({}));
		const client = connect<ExploreContract>(worker);
		await Promise.all([1, 2, 3].map(() => runTask(client, "evaluateRecogniser", request)));
		expect(new Set(worker.received.map(({ taskId }) => taskId)).size).toBe(3);
	});

	test("that is given up says so to the worker, and rejects with the worker's answer", async () => {
		const { worker, client } = slowWorker();
		const controller = new AbortController();
		const rejection = expect(
			runTask(client, "evaluateRecogniser", request, { signal: controller.signal }),
		).rejects.toMatchObject({ code: "aborted" });
		await vi.advanceTimersByTimeAsync(50);
		controller.abort();
		await rejection;
		expect(typesOf(worker)).toEqual(["evaluateRecogniser", "abortTask"]);
		expect(worker.received[1]?.taskId).toBe(worker.received[0]?.taskId);
	});

	test("that was given up before is not even sent", async () => {
		const { worker, client } = slowWorker();
		const task = runTask(client, "evaluateRecogniser", request, { signal: AbortSignal.abort() });
		await expect(task).rejects.toMatchObject({ code: "aborted" });
		expect(worker.received).toEqual([]);
	});

	test("tells its progress until it ends", async () => {
		const { worker, client } = slowWorker();
		const [controller, seen] = [new AbortController(), vi.fn()];
		const task = runTask(client, "evaluateRecogniser", request, { signal: controller.signal, onProgress: seen });
		const rejection = expect(task).rejects.toMatchObject({ code: "aborted" });
		await vi.advanceTimersByTimeAsync(350);
		expect(seen.mock.calls).toEqual([[0.25], [0.25], [0.25]]);
		controller.abort();
		await rejection;
		await vi.advanceTimersByTimeAsync(1000);
		expect(seen).toHaveBeenCalledTimes(3);
		expect(typesOf(worker).filter((type) => type === "readProgress")).toHaveLength(3);
	});

	test("rejects with the worker, and is then not asked for its progress any more", async () => {
		const { worker, client } = slowWorker();
		const task = runTask(client, "evaluateRecogniser", request, { onProgress: () => {} });
		const rejection = expect(task).rejects.toMatchObject({ code: "worker" });
		worker.fail("memory");
		await rejection;
		expect(vi.getTimerCount()).toBe(0);
	});
});
