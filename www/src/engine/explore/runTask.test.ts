import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, FakeWorker } from "../../testing/fakeWorker";
import { connect } from "../rpc";
import type { ExploreContract } from "./contract";
import { runTask } from "./runTask";

const request = { features: { kind: "pixels" }, k: 5, degree: "linear", examples: 10 } as const;

/** Answers nothing but what aborts it, and questions for its progress. */
function slowWorker(done = 0.25) {
	const open = new Map<number, (error: Error) => void>();
	const answer: Answer = ({ type, task }) => {
		if (type === "progress") return { done };
		if (type !== "abort") return new Promise((_, reject) => open.set(task, reject));
		open.get(task)?.(Object.assign(new Error("given up"), { code: "aborted" }));
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
		expect(await runTask(connect(worker), "recogniseAll", request)).toEqual({ classes: 3 });
		expect(worker.received).toEqual([{ type: "recogniseAll", ...request, task: expect.any(Number) }]);
	});

	test("no two have the same name", async () => {
		const worker = new FakeWorker(() => ({}));
		const client = connect<ExploreContract>(worker);
		await Promise.all([1, 2, 3].map(() => runTask(client, "recogniseAll", request)));
		expect(new Set(worker.received.map(({ task }) => task)).size).toBe(3);
	});

	test("that is given up says so to the worker, and rejects with the worker's answer", async () => {
		const { worker, client } = slowWorker();
		const controller = new AbortController();
		const rejection = expect(
			runTask(client, "recogniseAll", request, { signal: controller.signal }),
		).rejects.toMatchObject({ code: "aborted" });
		await vi.advanceTimersByTimeAsync(50);
		controller.abort();
		await rejection;
		expect(typesOf(worker)).toEqual(["recogniseAll", "abort"]);
		expect(worker.received[1]?.task).toBe(worker.received[0]?.task);
	});

	test("that was given up before is not even sent", async () => {
		const { worker, client } = slowWorker();
		const task = runTask(client, "recogniseAll", request, { signal: AbortSignal.abort() });
		await expect(task).rejects.toMatchObject({ code: "aborted" });
		expect(worker.received).toEqual([]);
	});

	test("tells its progress until it ends", async () => {
		const { worker, client } = slowWorker();
		const [controller, seen] = [new AbortController(), vi.fn()];
		const task = runTask(client, "recogniseAll", request, { signal: controller.signal, onProgress: seen });
		const rejection = expect(task).rejects.toMatchObject({ code: "aborted" });
		await vi.advanceTimersByTimeAsync(350);
		expect(seen.mock.calls).toEqual([[0.25], [0.25], [0.25]]);
		controller.abort();
		await rejection;
		await vi.advanceTimersByTimeAsync(1000);
		expect(seen).toHaveBeenCalledTimes(3);
		expect(typesOf(worker).filter((type) => type === "progress")).toHaveLength(3);
	});

	test("rejects with the worker, and is then not asked for its progress any more", async () => {
		const { worker, client } = slowWorker();
		const task = runTask(client, "recogniseAll", request, { onProgress: () => {} });
		const rejection = expect(task).rejects.toMatchObject({ code: "worker" });
		worker.fail("memory");
		await rejection;
		expect(vi.getTimerCount()).toBe(0);
	});
});
