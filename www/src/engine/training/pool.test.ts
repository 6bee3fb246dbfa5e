import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, FakeWorker, FatalError } from "../../testing/fakeWorker";
import type { Batch } from "./batch";
import { ReplicaPool } from "./pool";
import type { ReplicaContract, StepMessage } from "./replicaContract";

const start = {} as ReplicaContract["start"]["request"];
const source = { parameterCount: 1, readParameters: (into: Float32Array) => into.fill(10) };

function batchOf(imageCount: number): Batch {
	const input = Float32Array.from({ length: imageCount }, (_, index) => index + 1);
	return { input, target: undefined, epsilon: new Float32Array(), imageCount, beta: 1 };
}

/** The gradient of a shard is the parameter plus the sum of its images; its loss is the number of its images. */
const honest: Answer = (body) => {
	if (body.type === "start") return {};
	const message: StepMessage = body.message;
	message.values.fill((message.values[0] ?? 0) + message.input.reduce((sum, value) => sum + value, 0));
	return { message, loss: { reconstruction: message.input.length, kl: 0.5 } };
};

/** As the honest one, until its `step`th gradient, counted from 0. */
function faulty(step: number, fault: Answer): Answer {
	let steps = 0;
	return (body, worker) => (body.type === "backward" && steps++ === step ? fault(body, worker) : honest(body, worker));
}

const hangs: Answer = (_, worker) => {
	worker.isBlocked = true;
	return new Promise(() => {});
};
const traps: Answer = () => {
	throw new FatalError("unreachable");
};
const faults: Record<string, Answer> = {
	"throws an uncaught error": (_, worker) => {
		worker.fail("broken");
		return new Promise(() => {});
	},
	"throws after its reply": (body, worker) => {
		queueMicrotask(() => queueMicrotask(() => worker.fail("broken")));
		return honest(body, worker);
	},
	traps,
	hangs,
	"sends what cannot be read": (_, worker) => {
		worker.garble();
		return new Promise(() => {});
	},
};
const neverStarts: Answer = (_, worker) => {
	worker.fail();
	return new Promise(() => {});
};

/** Starts workers with these answers in turn; all others are honest. */
function spawnerOf(...answers: (Answer | undefined)[]) {
	const started: FakeWorker[] = [];
	const spawn = () => {
		const worker = new FakeWorker(answers[started.length] ?? honest);
		started.push(worker);
		return worker;
	};
	return { spawn, started };
}

/** A step of six images. */
async function stepOf(pool: ReplicaPool) {
	const { loss, gradients } = await pool.computeGradients(source, batchOf(6));
	return { loss, gradients: gradients.map((gradient) => [...gradient]) };
}

/** Four steps, the last with fewer images than there are workers. */
async function train(pool: ReplicaPool) {
	const steps = [];
	for (const total of [6, 7, 5, 1]) {
		const { loss, gradients } = await pool.computeGradients(source, batchOf(total));
		steps.push({ loss, gradients: gradients.map((gradient) => [...gradient]) });
	}
	return steps;
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	expect(vi.getTimerCount()).toBe(0);
	vi.useRealTimers();
});

/** Time passes until this settles. */
async function settle<T>(promise: Promise<T>): Promise<T> {
	let isSettled = false;
	const settled = promise.finally(() => {
		isSettled = true;
	});
	settled.catch(() => {});
	for (let turn = 0; turn < 200 && !isSettled; turn++) await vi.advanceTimersByTimeAsync(1000);
	return settled;
}

describe("a pool", () => {
	test("gives the gradients of the shards in order, and the sum of their losses", async () => {
		const pool = new ReplicaPool(start, 3, spawnerOf().spawn);
		await pool.open();
		const { loss, gradients } = await pool.computeGradients(source, batchOf(7));
		expect(gradients).toEqual(
			[[1, 2, 3], [4, 5, 6], [7]].map((sum) => Float32Array.of(10 + sum.reduce((a, b) => a + b))),
		);
		expect(loss).toEqual({ reconstruction: 7, kl: 1.5 });
	});

	test("starts its workers once", async () => {
		const { spawn, started } = spawnerOf();
		const pool = new ReplicaPool(start, 2, spawn);
		await pool.open();
		await train(pool);
		expect(started.length).toBe(2);
	});

	for (const workers of [0, -1, 1.5, Number.NaN]) {
		test(`refuses ${workers} workers`, () => {
			expect(() => new ReplicaPool(start, workers, spawnerOf().spawn)).toThrow("workers");
		});
	}
});

describe("a replica that goes wrong", () => {
	for (const [name, fault] of Object.entries(faults)) {
		test(`${name}: is replaced, and the gradients are the same`, async () => {
			const expected = await train(new ReplicaPool(start, 2, spawnerOf().spawn));
			const { spawn, started } = spawnerOf(undefined, faulty(1, fault));
			expect(await settle(train(new ReplicaPool(start, 2, spawn)))).toEqual(expected);
			expect(started.length).toBe(3);
			expect(started[1]?.isTerminated).toBe(true);
		});
	}

	test("never starts: is replaced", async () => {
		const { spawn, started } = spawnerOf(neverStarts);
		const pool = new ReplicaPool(start, 1, spawn);
		await settle(pool.open());
		expect(started.length).toBe(2);
	});

	test("needs long for every step, as on a slow device: is waited for after the first one", async () => {
		const slow: Answer = (body, worker) =>
			new Promise((resolve) => {
				worker.isBlocked = true;
				setTimeout(() => {
					worker.isBlocked = false;
					resolve(honest(body, worker));
				}, 8000);
			});
		const { spawn, started } = spawnerOf(faulty(0, slow), slow);
		await settle(train(new ReplicaPool(start, 1, spawn)));
		expect(started.length).toBe(2);
	});

	for (const [name, fault] of Object.entries(faults)) {
		test(`${name}: twenty of them are replaced, each within five seconds, and the gradients are the same`, async () => {
			const expected = await stepOf(new ReplicaPool(start, 2, spawnerOf().spawn));
			const dying = Array.from({ length: 20 }, () => faulty(21, fault));
			const { spawn, started } = spawnerOf(undefined, ...dying);
			const pool = new ReplicaPool(start, 2, spawn);
			for (let step = 0; step < 500 && started.length < 22; step++) {
				const begun = Date.now();
				expect(await settle(stepOf(pool))).toEqual(expected);
				expect(Date.now() - begun).toBeLessThanOrEqual(5000);
			}
			expect(started.length).toBe(22);
		});
	}

	test("two in one step, one of them twice: are replaced as well", async () => {
		const expected = await train(new ReplicaPool(start, 3, spawnerOf().spawn));
		const { spawn, started } = spawnerOf(faulty(1, traps), undefined, faulty(1, traps), faulty(0, traps));
		expect(await train(new ReplicaPool(start, 3, spawn))).toEqual(expected);
		expect(started.length).toBe(6);
	});

	test("four times in a row: the step is given up, and the next one works", async () => {
		const { spawn } = spawnerOf(undefined, ...Array.from({ length: 4 }, () => faulty(0, traps)));
		const pool = new ReplicaPool(start, 2, spawn);
		await expect(pool.computeGradients(source, batchOf(4))).rejects.toMatchObject({ code: "replica" });
		expect((await pool.computeGradients(source, batchOf(4))).loss.reconstruction).toBe(4);
	});

	test("refuses a message, but lives: the error is the caller's, and the replica stays", async () => {
		const refuses: Answer = () => {
			throw Object.assign(new Error("epsilon"), { code: "length" });
		};
		const { spawn, started } = spawnerOf(faulty(0, refuses));
		const pool = new ReplicaPool(start, 1, spawn);
		await expect(pool.computeGradients(source, batchOf(2))).rejects.toMatchObject({ code: "length" });
		await pool.computeGradients(source, batchOf(2));
		expect(started.length).toBe(1);
	});

	test("a message whose memory is gone is refused, and the next step works", async () => {
		const pool = new ReplicaPool(start, 1, spawnerOf().spawn);
		const detached = batchOf(2);
		const moving = {
			...source,
			readParameters: (into: Float32Array) => structuredClone(into, { transfer: [into.buffer] }),
		};
		await expect(pool.computeGradients(moving, detached)).rejects.toMatchObject({ code: "unknown" });
		await pool.computeGradients(source, batchOf(2));
	});
});

describe("a pool that is closed", () => {
	test("ends every worker, and rejects what is under way and what comes after", async () => {
		const { spawn, started } = spawnerOf(hangs, hangs);
		const pool = new ReplicaPool(start, 2, spawn);
		const opening = pool.open();
		pool.close();
		await expect(opening).rejects.toMatchObject({ code: "closed" });
		await expect(pool.computeGradients(source, batchOf(2))).rejects.toMatchObject({ code: "closed" });
		expect(started.every(({ isTerminated }) => isTerminated)).toBe(true);
		expect(started.length).toBe(2);
	});
});
