import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { EngineError } from "../engine/error";
import type { TaskOptions } from "../engine/explore/runTask";
import { exploreQuery } from "./exploreQuery";

interface Sent {
	request: string;
	options: TaskOptions;
	resolve(result: string): void;
	reject(error: EngineError): void;
}

const wanted = signal<string | undefined>(undefined);
let sent: Sent[];

function send(request: string, options: TaskOptions): Promise<string> {
	return new Promise((resolve, reject) => {
		sent.push({ request, options, resolve, reject });
		options.signal?.addEventListener("abort", () => reject(new EngineError("aborted", "")));
	});
}

const requests = () => sent.map(({ request }) => request);
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
	sent = [];
	wanted.value = undefined;
});

describe("long work", () => {
	test("gives up what is running for what is wanted now, and shows its progress", async () => {
		const work = exploreQuery(() => wanted.value, send);
		const stop = work.sync();
		wanted.value = "first";
		sent[0]?.options.onProgress?.(0.5);
		expect(work.progress.value).toBe(0.5);
		wanted.value = "second";
		expect(sent[0]?.options.signal?.aborted).toBe(true);
		sent[0]?.options.onProgress?.(0.9);
		expect(work.progress.value).toBe(0);
		sent[1]?.resolve("answer");
		await settle();
		expect([work.result.value, work.progress.value, requests()]).toEqual(["answer", undefined, ["first", "second"]]);
		stop();
	});

	test("is not done again for a view that comes back, and ends with the view", async () => {
		const work = exploreQuery(() => wanted.value, send);
		wanted.value = "first";
		const stop = work.sync();
		sent[0]?.resolve("answer");
		await settle();
		stop();
		work.sync()();
		expect([work.result.value, requests()]).toEqual(["answer", ["first"]]);
		const stopAgain = work.sync();
		wanted.value = "second";
		stopAgain();
		expect(sent[1]?.options.signal?.aborted).toBe(true);
		expect(work.progress.value).toBeUndefined();
	});

	test("that failed is tried again when asked, or when something else is wanted", async () => {
		const work = exploreQuery(() => wanted.value, send);
		const stop = work.sync();
		wanted.value = "first";
		sent[0]?.reject(new EngineError("unreachable", ""));
		await settle();
		expect([work.error.value?.code, requests()]).toEqual(["unreachable", ["first"]]);
		work.retry();
		expect([work.error.value, requests()]).toEqual([undefined, ["first", "first"]]);
		stop();
	});

	test("that failed leaves no result of what was wanted before, which is there again once it is wanted", async () => {
		const work = exploreQuery(() => wanted.value, send);
		const stop = work.sync();
		wanted.value = "first";
		sent[0]?.resolve("answer");
		await settle();
		wanted.value = "second";
		expect(work.result.value).toBe("answer");
		sent[1]?.reject(new EngineError("unreachable", ""));
		await settle();
		expect([work.result.value, work.error.value?.code]).toEqual([undefined, "unreachable"]);
		work.retry();
		expect([work.result.value, work.error.value], "nor while it is tried again").toEqual([undefined, undefined]);
		wanted.value = "first";
		expect([work.result.value, work.error.value]).toEqual(["answer", undefined]);
		stop();
	});

	test("goes on if the worker has ended it for something else", async () => {
		const work = exploreQuery(() => wanted.value, send);
		const stop = work.sync();
		wanted.value = "first";
		sent[0]?.reject(new EngineError("aborted", "a model was replaced"));
		await settle();
		sent[1]?.resolve("answer");
		await settle();
		expect(work.result.value).toBe("answer");
		stop();
	});
});

test("short work ends before the newest of what is wanted is sent", async () => {
	const work = exploreQuery(() => wanted.value, send, { finishesBeforeNext: true });
	const stop = work.sync();
	for (const request of ["first", "second", "third"]) wanted.value = request;
	expect(requests()).toEqual(["first"]);
	sent[0]?.resolve("answer to the first");
	await settle();
	expect([work.result.value, requests()]).toEqual(["answer to the first", ["first", "third"]]);
	sent[1]?.resolve("answer to the third");
	await settle();
	expect(work.result.value).toBe("answer to the third");
	stop();
});
