import { beforeEach, expect, test, vi } from "vitest";
import { EngineError } from "../../engine/error";
import { connectCoordinator } from "../../engine/training/client";
import type { HeartbeatTimeout } from "../../engine/watchdog";
import { settle } from "../../testing/page";
import { config, FakeCoordinator } from "../../testing/training";
import { dataSetId } from "../dataSet";
import { CoordinatorClient } from "./coordinatorClient";
import { dropPreparedCoordinator, prepareCoordinator, takePreparedCoordinator } from "./preparedCoordinator";

const coordinators: FakeCoordinator[] = [];
const fetched: string[] = [];
let isReachable = true;

/** Of the workers, in the order in which they were started. */
const timeouts: HeartbeatTimeout[] = [];

vi.mock("../../engine/training/client", () => ({
	connectCoordinator(onLost: (error: EngineError) => void, heartbeatTimeout: HeartbeatTimeout) {
		timeouts.push(heartbeatTimeout);
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
	dropPreparedCoordinator();
	dataSetId.value = "mnist";
	coordinators.length = fetched.length = timeouts.length = 0;
	isReachable = true;
});

test("a coordinator has its examples before a training takes it, once", async () => {
	prepareCoordinator(50_000);
	prepareCoordinator(60_000); // the same file
	await settle();
	expect([fetched, coordinators[0]?.calls]).toEqual([["data/train-60000.digits"], ["loadExamples"]]);
	const taken = takePreparedCoordinator(60_000);
	await taken?.examplesLoaded;
	expect(taken?.client.lostError).toBeUndefined();
	expect(takePreparedCoordinator(60_000)).toBeUndefined();
	dropPreparedCoordinator();
	expect(coordinators[0]?.isEnded, "it belongs to the training").toBe(false);
});

test("one with other examples is not taken, and ends when another is prepared", async () => {
	prepareCoordinator(60_000);
	expect(takePreparedCoordinator(4000)).toBeUndefined();
	prepareCoordinator(4000);
	expect(coordinators.map(({ isEnded }) => isEnded)).toEqual([true, false]);
	dataSetId.value = "fashion";
	expect(takePreparedCoordinator(4000)).toBeUndefined();
	dropPreparedCoordinator();
	expect(coordinators[1]?.isEnded).toBe(true);
});

test("one that died, or whose examples did not arrive, is not taken", async () => {
	prepareCoordinator(4000);
	coordinators[0]?.lose(new EngineError("memory", ""));
	expect(takePreparedCoordinator(4000)).toBeUndefined();
	isReachable = false;
	prepareCoordinator(4000);
	await settle();
	expect([takePreparedCoordinator(4000), coordinators[1]?.isEnded]).toEqual([undefined, true]);
});

test("one that was silent for too long is replaced by one that has twice the time, also by the training that took it", async () => {
	prepareCoordinator(4000);
	const silent = new EngineError("silent", "");
	const ticks = timeouts[0]?.timeoutTicks ?? Number.NaN;
	timeouts[0]?.recordTimeout();
	coordinators[0]?.lose(silent);
	prepareCoordinator(4000);
	expect(timeouts[1]?.timeoutTicks).toBe(2 * ticks);
	const loadTrainExamples = async () => new Uint8Array(1);
	const services = { connectCoordinator, loadTrainExamples, takePreparedCoordinator };
	const life = new AbortController();
	const client = new CoordinatorClient(services, life.signal, 4000);
	coordinators[1]?.answers.set("openTraining", () => new Promise(() => {}));
	const opening = client.open({ configs: [config], workers: 1, states: undefined, files: undefined });
	await settle();
	timeouts[1]?.recordTimeout();
	coordinators[1]?.lose(silent);
	await opening;
	expect([timeouts.length, timeouts[2]?.timeoutTicks]).toEqual([3, 4 * ticks]);
	life.abort();
});

test("one whose program turns out not to have arrived is replaced, once, by the training that took it", async () => {
	const unreachable = new EngineError("unreachable", "coordinator.js");
	let arrive = () => {};
	const loadTrainExamples = () =>
		new Promise<Uint8Array<ArrayBuffer>>((resolve) => {
			arrive = () => resolve(new Uint8Array(1));
		});
	const services = { connectCoordinator, loadTrainExamples, takePreparedCoordinator };
	const opened = async (losses: number) => {
		coordinators.length = 0;
		prepareCoordinator(4000);
		const life = new AbortController();
		const client = new CoordinatorClient(services, life.signal, 4000);
		const opening = client.open({ configs: [config], workers: 1, states: undefined, files: undefined });
		const result = opening.then(
			() => "opened",
			({ code }: EngineError) => code,
		);
		for (let at = 0; at < losses; at++) {
			coordinators.at(-1)?.lose(unreachable);
			await settle();
		}
		arrive();
		const ending = await result;
		life.abort();
		return ending;
	};
	expect(await opened(1)).toBe("opened");
	expect(await opened(2)).toBe("unreachable");
});
