import { expect, test, vi } from "vitest";
import { settle } from "../testing/page";
import { pictures, showPictures } from "./pictures";

const picture = (index: number) => Float32Array.of(index);
vi.mock("./explore", () => {
	const call = async (_: string, { indices }: { indices: Uint32Array }) => ({ images: Float32Array.from(indices) });
	return { explorer: { use: (_: object, ask: (given: object) => Promise<unknown>) => ask({ client: { call } }) } };
});
vi.mock("./examples", () => ({
	imagesOf: async (indices: number[]) => indices.map(picture),
}));

const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

async function look(numbers: number[]): Promise<void> {
	const end = showPictures(numbers);
	await settle();
	end();
}

test("pictures that are shown are kept, however many others are looked at; of these the oldest go", async () => {
	const end = showPictures(range(0, 100));
	await look(range(100, 1900));
	await look(range(2000, 300));
	await look(range(2300, 200));
	expect(pictures.value.size).toBe(100 + 2000 + 200);
	for (const number of range(0, 100)) expect(pictures.value.get(number)?.[0]).toBe(number);
	expect([100, 299, 300, 2499].map((number) => pictures.value.has(number))).toEqual([false, false, true, true]);
	end();
	await look(range(2500, 1));
	expect([0, 2500].map((number) => pictures.value.has(number))).toEqual([false, true]);
});
