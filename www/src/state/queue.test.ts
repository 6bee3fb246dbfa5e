import { expect, test } from "vitest";
import { isCollected } from "../testing/garbage";
import { createQueue } from "./queue";

test("tasks follow each other, also one that fails", async () => {
	const enqueue = createQueue();
	const done: number[] = [];
	const failing = enqueue(async () => {
		done.push(1);
		throw new Error("broken");
	});
	const next = enqueue(async () => done.push(2));
	await expect(failing).rejects.toThrow("broken");
	expect(await next).toBe(2);
	expect(done).toEqual([1, 2]);
});

test("nothing of an outcome is kept", async () => {
	const enqueue = createQueue();
	async function outcome() {
		return new WeakRef(await enqueue(async () => new Uint8Array(1)));
	}
	expect(await isCollected(await outcome())).toBe(true);
});
