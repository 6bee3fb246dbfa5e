import { beforeEach, describe, expect, test, vi } from "vitest";
import { connect } from "../../engine/rpc";
import { FakeWorker } from "../../testing/fakeWorker";
import { config } from "../../testing/training";
import { Evaluators } from "./evaluators";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));
vi.mock("../../engine/training/client", () => ({ connectEvaluator: undefined }));

/** The models that the evaluator holds, by the id that it gave them: what they reach is their first byte. */
let held: Map<number, number>;
/** of the test examples */
let labels: Uint8Array;
let viewers: FakeWorker[];
let evaluatorWorkers: FakeWorker[];
let evaluators: Evaluators;
let bytesOf: () => Promise<Uint8Array<ArrayBuffer>>;

const source = { kind: "image", image: new Float32Array(784) } as const;
const settings = { objective: config.objective, noise: null, excludedClasses: [] };

beforeEach(() => {
	held = new Map();
	labels = Uint8Array.from({ length: 10 }, (_, label) => label);
	[viewers, evaluatorWorkers] = [[], []];
	bytesOf = async () => new Uint8Array(1);
	let nextModel = 0;
	const viewer = () => {
		const codes = new Map<string, number>();
		const worker = new FakeWorker((body) => {
			switch (body.type) {
				case "loadExamples":
					return { count: 1000, labels };
				case "readImages":
					return { images: body.indices.map((index: number) => Float32Array.of(index)) };
				case "corruptAndDenoise":
					return { results: [{ image: Float32Array.of(100 + body.seed) }] };
				case "loadModel":
					codes.set(body.model, body.bytes[0]);
					return {};
				case "encode":
					return { codes: new Float32Array(10 * (codes.get(body.model) ?? Number.NaN)) };
				case "decode":
					return { images: Float32Array.of(codes.get(body.model) ?? Number.NaN) };
				case "unloadModel":
					codes.delete(body.model);
					return {};
				default:
					return { type: body.type };
			}
		});
		viewers.push(worker);
		return worker;
	};
	const evaluator = () => {
		const worker = new FakeWorker((body) => {
			switch (body.type) {
				case "loadExamples":
					return { count: 1000 };
				case "loadModel":
					held.set(nextModel, body.bytes[0]);
					return { model: nextModel++ };
				case "unloadModel":
					held.delete(body.model);
					return {};
				case "evaluate":
					return { imageCount: body.end - body.start, reconstruction: held.get(body.model), kl: 1, squaredError: 2 };
				case "measureNeighbourAccuracy":
					return { accuracy: held.get(body.model) };
				case "checkGradient":
					return {
						tensorName: `t${body.tensorIndex}`,
						comparedEntries: 1,
						relativeError: held.get(body.model),
						tensorCount: 3,
					};
				case "hashParameters":
					return { hash: `hash of ${held.get(body.model)}` };
				default:
					return {};
			}
		});
		evaluatorWorkers.push(worker);
		return worker;
	};
	evaluators = new Evaluators({
		connectModels: (_, onLost) => connect(viewer(), { onLost }),
		connectEvaluator: (onLost) => connect(evaluator(), { onLost }),
		bytesOf: () => bytesOf(),
	});
});

test("workers whose examples arrive after they were ended are not started, and not in the way of the next ones", async () => {
	const late: ((bytes: Uint8Array<ArrayBuffer>) => void)[] = [];
	bytesOf = () => new Promise((resolve) => late.push(resolve));
	const ended = evaluators.untilReady().catch(({ code }) => code);
	evaluators.reset();
	bytesOf = async () => new Uint8Array(1);
	await evaluators.untilReady();
	const { shownExamples } = evaluators;
	const before = shownExamples.value;
	for (const arrive of late) arrive(new Uint8Array(1));
	expect(await ended).toBe("closed");
	await evaluators.untilReady();
	expect([viewers.length, evaluatorWorkers.length, shownExamples.value === before]).toEqual([1, 1, true]);
});

test("a worker that is ended while it gets its examples leaves nothing, and is closed", async () => {
	const ended = evaluators.untilReady().catch(({ code }) => code);
	while (viewers.length === 0) await Promise.resolve();
	evaluators.reset();
	expect(await ended).toBe("closed");
	expect(evaluators.shownExamples.value.examples).toEqual([]);
	await vi.waitFor(() => expect(viewers[0]?.isTerminated).toBe(true));
});

describe("models that are evaluated at the same time", () => {
	test("do not mix, and none is left behind", async () => {
		const errors: number[] = [];
		const [first, second, hash] = await Promise.all([
			evaluators.evaluate(Uint8Array.of(1), settings),
			evaluators.evaluate(Uint8Array.of(2), settings),
			evaluators.fingerprint(Uint8Array.of(3)),
			evaluators.checkGradients(Uint8Array.of(4), config, ({ relativeError }) => errors.push(relativeError)),
		]);
		expect(first).toEqual({ imageCount: 1000, reconstruction: 4, kl: 4, squaredError: 8 });
		expect(second).toEqual({ imageCount: 1000, reconstruction: 8, kl: 4, squaredError: 8 });
		expect([hash, errors]).toEqual(["hash of 3", [4, 4, 4]]);
		await vi.waitFor(() => expect(held.size).toBe(0));
	});

	test("none is left behind where a call fails", async () => {
		await expect(
			evaluators.checkGradients(Uint8Array.of(1), config, () => {
				throw new Error("stop");
			}),
		).rejects.toThrow("stop");
		await vi.waitFor(() => expect(held.size).toBe(0));
	});
});

describe("a model that is inspected", () => {
	test("gives reconstructions, latent statistics and accuracy", async () => {
		const view = await evaluators.computeRunResults("own-a", Uint8Array.of(5), source, null);
		expect(view).toEqual({
			inputs: evaluators.shownExamples.value.images,
			reconstructions: Float32Array.of(5),
			latentStats: { type: "computeLatentStats" },
			accuracy: 5,
		});
		expect([...evaluators.shownExamples.value.images]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	test("is shown corrupted examples if it denoises", async () => {
		const { inputs } = await evaluators.computeRunResults("own-a", Uint8Array.of(5), source, { kind: "mixed" });
		expect([...inputs]).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
	});

	test("has no accuracy without labels, but all else", async () => {
		labels = new Uint8Array();
		const view = await evaluators.computeRunResults("own-a", Uint8Array.of(5), source, null);
		expect([view.latentStats, view.accuracy]).toEqual([{ type: "computeLatentStats" }, undefined]);
		expect(evaluatorWorkers.flatMap(({ received }) => received)).toEqual([]);
	});

	test("has no map where its codes are large", async () => {
		const view = await evaluators.computeRunResults("own-a", Uint8Array.of(65), source, null);
		expect([view.latentStats, view.accuracy]).toEqual([undefined, undefined]);
	});
});

describe("the workers", () => {
	test("are started once", async () => {
		await Promise.all([evaluators.untilReady(), evaluators.untilReady()]);
		await evaluators.untilReady();
		expect([viewers.length, evaluatorWorkers.length]).toEqual([1, 1]);
	});

	test("are started again after they were lost", async () => {
		await evaluators.untilReady();
		viewers[0]?.fail("trap");
		evaluatorWorkers[0]?.fail("trap");
		await evaluators.untilReady();
		expect([viewers.length, evaluatorWorkers.length]).toEqual([2, 2]);
	});

	test("an evaluator that is given up for its silence is replaced, and what was asked of it is asked again", async () => {
		await evaluators.untilReady();
		const [first] = evaluatorWorkers;
		if (first) first.isBlocked = true;
		vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
		first?.deliver({ lifetimeLock: undefined });
		const metrics = evaluators.evaluate(Uint8Array.of(2), settings);
		await vi.advanceTimersByTimeAsync(5000);
		vi.useRealTimers();
		expect(await metrics).toMatchObject({ reconstruction: 8 });
		expect(evaluatorWorkers.length).toBe(2);
	});

	test("a lost viewer is not started again to unload a model", async () => {
		await evaluators.computeRunResults("own-a", Uint8Array.of(65), source, null);
		viewers[0]?.fail("trap");
		await evaluators.unload(["own-a"]);
		expect(viewers.length).toBe(1);
	});
});
