import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { settle } from "../testing/page";
import { engineState, lastError } from "./engine";
import { syncLatest } from "./syncLatest";

vi.mock("../engine/models", () => ({ connectModels: () => undefined }));

/** A worker whose results the test resolves. */
function requests() {
	const sent: { request: number; resolve(text: string): void; fail(): void }[] = [];
	const send = (request: number) =>
		new Promise<string>((resolve, reject) => {
			sent.push({ request, resolve, fail: () => reject(new Error(`${request} failed`)) });
		});
	return { sent, send, numbers: () => sent.map(({ request }) => request) };
}

beforeEach(() => {
	engineState.value = { status: "running" };
	lastError.value = undefined;
});

function start() {
	const request = signal<number | undefined>(1);
	const shown: [string, number][] = [];
	const { sent, send, numbers } = requests();
	const end = syncLatest(
		() => request.value,
		send,
		(result, of) => void shown.push([result, of]),
	);
	return { request, shown, sent, numbers, end };
}

describe("results", () => {
	test("are requested again when the request changes: one at a time, and of those that wait the newest", async () => {
		const { request, shown, sent, numbers } = start();
		request.value = 2;
		request.value = 3;
		expect(numbers()).toEqual([1]);
		sent[0]?.resolve("a");
		await settle();
		expect(numbers()).toEqual([1, 3]);
		sent[1]?.resolve("c");
		await settle();
		expect(shown).toEqual([
			["a", 1],
			["c", 3],
		]);
	});

	test("are not requested while the request is undefined", async () => {
		const { request, sent, numbers } = start();
		request.value = undefined;
		sent[0]?.resolve("a");
		await settle();
		expect(numbers()).toEqual([1]);
		request.value = 4;
		expect(numbers()).toEqual([1, 4]);
	});

	test("that come after the end are not shown", async () => {
		const { request, shown, sent, numbers, end } = start();
		end();
		sent[0]?.resolve("late");
		request.value = 2;
		await settle();
		expect([shown, numbers()]).toEqual([[], [1]]);
	});

	test("of a worker that was replaced are not shown; the new one is asked", async () => {
		const { shown, sent, numbers } = start();
		engineState.value = { status: "running" };
		sent[0]?.resolve("old");
		await settle();
		expect([shown, numbers()]).toEqual([[], [1, 1]]);
		sent[1]?.resolve("new");
		await settle();
		expect(shown).toEqual([["new", 1]]);
	});
});

describe("a request that fails", () => {
	test("is reported, and the next one is asked", async () => {
		const { request, sent, numbers } = start();
		sent[0]?.fail();
		await settle();
		expect(lastError.value?.message).toContain("1 failed");
		request.value = 2;
		expect(numbers()).toEqual([1, 2]);
	});

	const changes: Record<string, (own: ReturnType<typeof start>) => void> = {
		"it is no longer wanted": ({ request }) => {
			request.value = undefined;
		},
		"another was made meanwhile": ({ request }) => {
			request.value = 2;
		},
		"its worker was replaced": () => {
			engineState.value = { status: "running" };
		},
		"its end has come": ({ end }) => end(),
	};
	for (const [why, change] of Object.entries(changes)) {
		test(`is not reported where ${why}`, async () => {
			const own = start();
			change(own);
			own.sent[0]?.fail();
			await settle();
			expect(lastError.value).toBeUndefined();
		});
	}
});
