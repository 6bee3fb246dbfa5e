import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { settle } from "../testing/page";
import { engine, lastError } from "./engine";
import { syncLatest } from "./syncLatest";

vi.mock("../engine/models", () => ({ connectModels: () => undefined }));

/** A worker whose answers come when the test says so. */
function questions() {
	const asked: { question: number; answer(text: string): void; fail(): void }[] = [];
	const ask = (question: number) =>
		new Promise<string>((resolve, reject) => {
			asked.push({ question, answer: resolve, fail: () => reject(new Error(`${question} failed`)) });
		});
	return { asked, ask, numbers: () => asked.map(({ question }) => question) };
}

beforeEach(() => {
	engine.value = { status: "running" };
	lastError.value = undefined;
});

function start() {
	const question = signal<number | undefined>(1);
	const shown: [string, number][] = [];
	const { asked, ask, numbers } = questions();
	const end = syncLatest(
		() => question.value,
		ask,
		(answer, of) => void shown.push([answer, of]),
	);
	return { question, shown, asked, numbers, end };
}

describe("answers", () => {
	test("are asked for again when the question changes: one at a time, and of those that wait the newest", async () => {
		const { question, shown, asked, numbers } = start();
		question.value = 2;
		question.value = 3;
		expect(numbers()).toEqual([1]);
		asked[0]?.answer("a");
		await settle();
		expect(numbers()).toEqual([1, 3]);
		asked[1]?.answer("c");
		await settle();
		expect(shown).toEqual([
			["a", 1],
			["c", 3],
		]);
	});

	test("are not asked for where there is no question", async () => {
		const { question, asked, numbers } = start();
		question.value = undefined;
		asked[0]?.answer("a");
		await settle();
		expect(numbers()).toEqual([1]);
		question.value = 4;
		expect(numbers()).toEqual([1, 4]);
	});

	test("that come after the end are not shown", async () => {
		const { question, shown, asked, numbers, end } = start();
		end();
		asked[0]?.answer("late");
		question.value = 2;
		await settle();
		expect([shown, numbers()]).toEqual([[], [1]]);
	});

	test("of a worker that was replaced are not shown; the new one is asked", async () => {
		const { shown, asked, numbers } = start();
		engine.value = { status: "running" };
		asked[0]?.answer("old");
		await settle();
		expect([shown, numbers()]).toEqual([[], [1, 1]]);
		asked[1]?.answer("new");
		await settle();
		expect(shown).toEqual([["new", 1]]);
	});
});

describe("a question that fails", () => {
	test("is reported, and the next one is asked", async () => {
		const { question, asked, numbers } = start();
		asked[0]?.fail();
		await settle();
		expect(lastError.value?.message).toContain("1 failed");
		question.value = 2;
		expect(numbers()).toEqual([1, 2]);
	});

	const changes: Record<string, (own: ReturnType<typeof start>) => void> = {
		"nobody asks it any more": ({ question }) => {
			question.value = undefined;
		},
		"another was asked meanwhile": ({ question }) => {
			question.value = 2;
		},
		"its worker was replaced": () => {
			engine.value = { status: "running" };
		},
		"its end has come": ({ end }) => end(),
	};
	for (const [why, change] of Object.entries(changes)) {
		test(`is not reported where ${why}`, async () => {
			const own = start();
			change(own);
			own.asked[0]?.fail();
			await settle();
			expect(lastError.value).toBeUndefined();
		});
	}
});
