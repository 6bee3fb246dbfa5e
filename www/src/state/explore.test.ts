import { beforeEach, expect, test, vi } from "vitest";
import { EngineError } from "../engine/error";
import { connect } from "../engine/rpc";
import { FakeWorker } from "../testing/fakeWorker";
import { mnist } from "./dataSets";
import { ExploreWorker } from "./explore";

const versions = vi.hoisted(() => new Map<string, unknown>());
vi.mock("./modelVersion", () => ({ weightsVersionOf: (id: string) => ({ peek: () => versions.get(id) }) }));
vi.mock("../engine/explore/client", () => ({ connectExplorer: undefined, EXPLORE_SECONDS: 20 }));

let workers: FakeWorker[];
let explorer: ExploreWorker;

/** What the worker was told: the splits, and the models. */
const told = (at = 0) => workers[at]?.received.map(({ split, model }) => split ?? model);

beforeEach(() => {
	workers = [];
	versions.clear();
	vi.spyOn(mnist, "loadIdx").mockImplementation(async (part, count = 0) =>
		Uint8Array.of(part === "test" ? 0 : count / 1000),
	);
	explorer = new ExploreWorker({
		connectExplorer(_, onLost) {
			const worker = new FakeWorker((body) => {
				if (body.type === "loadExamples") return { count: body.bytes[0], labels: new Uint8Array() };
				return { info: body.model };
			});
			workers.push(worker);
			return connect(worker, { onLost });
		},
		modelBytes: async () => new Uint8Array(1),
	});
});

test("what is needed is sent once, at the same time or later", async () => {
	const needs = { test: true, models: ["vanilla"] } as const;
	const [first] = await Promise.all([1, 2].map(() => explorer.use(needs, async ({ models }) => [...models])));
	expect(first).toEqual([["vanilla", "vanilla"]]);
	await explorer.use({ models: ["vanilla", "variational-2"] }, async () => {});
	expect(told()?.sort()).toEqual(["test", "vanilla", "variational-2"]);
});

test("a model is sent again once it has other weights", async () => {
	const use = () => explorer.use({ models: ["vanilla", "variational-2"] }, async () => {});
	versions.set("vanilla", "own-1");
	await use();
	await use();
	versions.set("vanilla", "own-2");
	await use();
	expect(told()).toEqual(["vanilla", "variational-2", "vanilla"]);
});

test("more training examples replace the few, and fewer are not sent again", async () => {
	const count = (minTrainCount: number) => explorer.use({ minTrainCount }, async ({ train: held }) => held?.count);
	expect([await count(4000), await count(10_000), await count(1000)]).toEqual([4, 60, 60]);
	expect(told()).toEqual(["train", "train"]);
});

test("what failed to load is loaded again when it is needed", async () => {
	vi.mocked(mnist.loadIdx).mockRejectedValueOnce(new EngineError("unreachable", ""));
	await expect(explorer.use({ test: true }, async () => {})).rejects.toMatchObject({ code: "unreachable" });
	await explorer.use({ test: true }, async () => {});
	expect(told()).toEqual(["test"]);
});

test("a worker that was lost or ended is replaced by one with the same content", async () => {
	const use = () => explorer.use({ test: true }, async () => {});
	await use();
	workers[0]?.fail("out of memory");
	await use();
	explorer.end();
	await use();
	expect([told(0), told(1), told(2)]).toEqual([["test"], ["test"], ["test"]]);
	await vi.waitFor(() => expect(workers[1]?.isTerminated).toBe(true));
});
