import { beforeEach, expect, test, vi } from "vitest";
import { EngineError } from "../engine/error";

const mocks = vi.hoisted(() => ({ engineState: { peek: vi.fn() }, retryModels: vi.fn() }));
const examples = vi.hoisted(() => ({
	testExamplesFailed: { peek: () => true },
	loadTestExamples: vi.fn(async () => {}),
}));
vi.mock("./engine", () => mocks);
vi.mock("./examples", () => examples);

const { retryDownloads } = await import("./retryDownloads");
const startWorker = vi.fn();

/** What is done when the connection is back. */
function retriedWith(state: object): number[] {
	mocks.engineState.peek.mockReturnValue(state);
	retryDownloads(startWorker);
	return [startWorker, mocks.retryModels, examples.loadTestExamples].map(({ mock }) => mock.calls.length);
}

beforeEach(() => {
	vi.clearAllMocks();
});

test("a worker that did not arrive is started again once there is a connection, with all that it needs", () => {
	expect(retriedWith({ status: "lost", error: new EngineError("unreachable", "") })).toEqual([1, 0, 0]);
});

test("one that died of something else is left to the visitor", () => {
	expect(retriedWith({ status: "lost", error: new EngineError("trap", "") })).toEqual([0, 0, 0]);
});

test("of one that runs, the models and examples that did not arrive are requested again", () => {
	expect(retriedWith({ status: "running" })).toEqual([0, 1, 1]);
});
