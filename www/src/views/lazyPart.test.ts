import { effect } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";

const listeners = new Map<string, () => void>();
vi.stubGlobal("addEventListener", (name: string, listener: () => void) => listeners.set(name, listener));
const { lazyPart } = await import("./lazyPart");

beforeEach(() => void vi.useFakeTimers());

/** A part, each of whose requests is answered by the test. */
function partAnsweredByTest() {
	const answers: { resolve(content: string): void; reject(reason: Error): void }[] = [];
	const part = lazyPart("part", () => new Promise<string>((resolve, reject) => answers.push({ resolve, reject })));
	const settled = () => vi.advanceTimersByTimeAsync(0);
	return {
		...part,
		requests: () => settled().then(() => answers.length),
		async answer() {
			await settled();
			answers.at(-1)?.resolve("content");
			await settled();
		},
		async fail() {
			await settled();
			answers.at(-1)?.reject(new TypeError("no connection"));
			await settled();
		},
	};
}

describe("a part of a view", () => {
	it("that is requested while it is on its way is requested once", async () => {
		const part = partAnsweredByTest();
		part.prepare();
		part.request();
		part.prepare();
		expect(await part.requests()).toBe(1);
		await part.answer();
		part.request();
		expect(await part.requests()).toBe(1);
		expect(part.content.value).toBe("content");
	});

	it("that has failed is requested again where the reader asks for it, but not in advance", async () => {
		const part = partAnsweredByTest();
		part.request();
		await part.fail();
		part.prepare();
		expect(await part.requests()).toBe(1);
		expect(part.content.value).toBe("failed");
		part.request();
		expect(part.content.value).toBeUndefined();
		await part.answer();
		expect(part.content.value).toBe("content");
	});

	it("can be requested again by who is told that it has failed", async () => {
		const part = partAnsweredByTest();
		part.request();
		const stop = effect(() => {
			if (part.content.value === "failed") part.request();
		});
		await part.fail();
		expect(await part.requests()).toBe(2);
		stop();
	});

	it("that has failed comes with the connection, even where that carries nothing at first", async () => {
		const part = partAnsweredByTest();
		part.request();
		await part.fail();
		listeners.get("online")?.();
		expect(await part.requests()).toBe(2);
		expect(part.content.value, "its notice stays meanwhile").toBe("failed");
		await part.fail();
		expect(part.content.value).toBe("failed");
		await vi.advanceTimersByTimeAsync(1000);
		await part.answer();
		expect(part.content.value).toBe("content");
		await vi.advanceTimersByTimeAsync(4000);
		expect(await part.requests()).toBe(3);
	});
});
