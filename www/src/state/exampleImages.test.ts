import type { Signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { settle } from "../testing/page";
import { exampleImages, holdExampleImages } from "./exampleImages";
import { testCount } from "./examples";

const picture = (index: number) => Float32Array.of(index);
vi.mock("./explore", () => {
	const call = async (_: string, { indices }: { indices: Uint32Array }) => ({ images: Float32Array.from(indices) });
	return { explorer: { use: (_: object, ask: (given: object) => Promise<unknown>) => ask({ client: { call } }) } };
});
vi.mock("./examples", async () => {
	const { signal } = await import("@preact/signals");
	const testCount = signal(10_000);
	const testImagesOf = async (indices: number[]) => {
		if (testCount.peek() === 0) throw new Error("no examples are loaded");
		return indices.map(picture);
	};
	return { testCount, testImagesOf };
});

const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

async function showBriefly(numbers: number[]): Promise<void> {
	const end = holdExampleImages(numbers);
	await settle();
	end();
}

test("test pictures that are shown come once the examples are loaded", async () => {
	const count = testCount as Signal<number>;
	count.value = 0;
	const end = holdExampleImages([5]);
	await settle();
	expect(exampleImages.value.has(5)).toBe(false);
	count.value = 10_000;
	await settle();
	expect(exampleImages.value.get(5)?.[0]).toBe(5);
	end();
});

test("pictures that are shown are kept, however many others are looked at; of these the oldest go", async () => {
	const end = holdExampleImages(range(0, 100));
	await showBriefly(range(100, 1900));
	await showBriefly(range(2000, 300));
	await showBriefly(range(2300, 200));
	expect(exampleImages.value.size).toBe(100 + 2000 + 200);
	for (const number of range(0, 100)) expect(exampleImages.value.get(number)?.[0]).toBe(number);
	expect([100, 299, 300, 2499].map((number) => exampleImages.value.has(number))).toEqual([false, false, true, true]);
	end();
	await showBriefly(range(2500, 1));
	expect([0, 2500].map((number) => exampleImages.value.has(number))).toEqual([false, true]);
});
