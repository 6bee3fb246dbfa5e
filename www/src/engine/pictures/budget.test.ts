import { describe, expect, test } from "vitest";
import { forEachConcurrently, PixelBudget } from "./budget";

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("a budget", () => {
	test("lets in what fits, in order, and the next when room is given back", async () => {
		const budget = new PixelBudget(10);
		const started: string[] = [];
		const acquire = async (name: string, pixels: number) => {
			const release = await budget.acquire(pixels);
			started.push(name);
			return release;
		};
		const first = acquire("first", 6);
		const second = acquire("second", 6);
		const third = acquire("third", 1);
		await settle();
		expect(started).toEqual(["first"]);
		(await first)();
		await settle();
		expect(started).toEqual(["first", "second", "third"]);
		(await second)();
		(await third)();
	});

	test("lets what is larger than all of it in alone", async () => {
		const budget = new PixelBudget(10);
		const release = await budget.acquire(1000);
		let isIn = false;
		const waiting = budget.acquire(1).then(() => {
			isIn = true;
		});
		await settle();
		expect(isIn).toBe(false);
		release();
		await waiting;
	});
});

describe("items in flight", () => {
	test("are as many as allowed, and all are taken once", async () => {
		let [running, most] = [0, 0];
		const taken: number[] = [];
		await forEachConcurrently([10, 11, 12, 13, 14], 2, new AbortController().signal, async (item, index) => {
			most = Math.max(most, ++running);
			await settle();
			taken.push(item - index);
			running--;
		});
		expect(most).toBe(2);
		expect(taken).toEqual([10, 10, 10, 10, 10]);
	});

	test("are no more once the signal is aborted", async () => {
		const controller = new AbortController();
		let taken = 0;
		await forEachConcurrently([1, 2, 3], 1, controller.signal, async () => {
			taken++;
			controller.abort();
		});
		expect(taken).toBe(1);
	});
});
