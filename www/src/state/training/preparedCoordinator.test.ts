import { beforeEach, expect, test, vi } from "vitest";
import { EngineError } from "../../engine/error";
import { settle } from "../../testing/page";
import { FakeCoordinator } from "../../testing/training";
import { dataSetId } from "../dataSet";
import { dropPrepared, prepareCoordinator, takePrepared } from "./preparedCoordinator";

const coordinators: FakeCoordinator[] = [];
const fetched: string[] = [];
let isReachable = true;

vi.mock("../../engine/training/client", () => ({
	connectCoordinator(onLost: (error: EngineError) => void) {
		const coordinator = new FakeCoordinator(onLost);
		coordinators.push(coordinator);
		return coordinator.client;
	},
}));
vi.mock("../../engine/client", () => ({
	async fetchExamples(url: string) {
		fetched.push(url);
		if (!isReachable) throw new EngineError("unreachable", url);
		return new Uint8Array(1);
	},
}));

beforeEach(() => {
	dropPrepared();
	dataSetId.value = "mnist";
	coordinators.length = fetched.length = 0;
	isReachable = true;
});

test("a coordinator has its examples before a training takes it, once", async () => {
	prepareCoordinator(50_000);
	prepareCoordinator(60_000); // the same file
	await settle();
	expect([fetched, coordinators[0]?.calls]).toEqual([["data/train-60000.digits"], ["examples"]]);
	const taken = takePrepared(60_000);
	await taken?.examples;
	expect(taken?.client.lost).toBeUndefined();
	expect(takePrepared(60_000)).toBeUndefined();
	dropPrepared();
	expect(coordinators[0]?.isEnded, "it belongs to the training").toBe(false);
});

test("one with other examples is not taken, and ends when another is prepared", async () => {
	prepareCoordinator(60_000);
	expect(takePrepared(4000)).toBeUndefined();
	prepareCoordinator(4000);
	expect(coordinators.map(({ isEnded }) => isEnded)).toEqual([true, false]);
	dataSetId.value = "fashion";
	expect(takePrepared(4000)).toBeUndefined();
	dropPrepared();
	expect(coordinators[1]?.isEnded).toBe(true);
});

test("one that died, or whose examples did not arrive, is not taken", async () => {
	prepareCoordinator(4000);
	coordinators[0]?.lose(new EngineError("memory", ""));
	expect(takePrepared(4000)).toBeUndefined();
	isReachable = false;
	prepareCoordinator(4000);
	await settle();
	expect([takePrepared(4000), coordinators[1]?.isEnded]).toEqual([undefined, true]);
});
