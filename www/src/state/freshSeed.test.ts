import { expect, test, vi } from "vitest";
import { isBusy } from "./busy";
import { MAX_SEED, takeFreshSeed } from "./freshSeed";

const call = vi.hoisted(() => vi.fn());
vi.mock("./engine", () => ({ callModels: call }));

async function seedOf(random: number, before: number): Promise<number> {
	call.mockResolvedValueOnce({ seed: random });
	return new Promise((resolve) => void takeFreshSeed(() => before, resolve));
}

test("the page is busy until the seed is there, and no longer where there is none", async () => {
	for (const answer of [Promise.resolve({ seed: 5 }), Promise.reject(new Error("no worker"))]) {
		call.mockReturnValueOnce(answer);
		const taken = takeFreshSeed(
			() => 1,
			() => expect(isBusy.value).toBe(true),
		);
		expect(isBusy.value).toBe(true);
		await taken;
		expect(isBusy.value).toBe(false);
	}
});

test("a seed that was typed meanwhile stays", async () => {
	call.mockResolvedValueOnce({ seed: 5 });
	let seed = 1;
	const taken = takeFreshSeed(
		() => seed,
		(fresh) => {
			seed = fresh;
		},
	);
	seed = 7;
	await taken;
	expect(seed).toBe(7);
});

test("a fresh seed can be any but the one before", async () => {
	const seeds = new Set<number>();
	for (let random = 0; random < MAX_SEED - 1; random++) seeds.add(await seedOf(2 ** 32 - 1 - random, 5000));
	expect([Math.min(...seeds), Math.max(...seeds), seeds.size, seeds.has(5000)]).toEqual([
		1,
		MAX_SEED,
		MAX_SEED - 1,
		false,
	]);
});

test("the first and the last seed are followed by others within the range", async () => {
	for (const before of [1, MAX_SEED]) {
		for (const random of [0, MAX_SEED - 2, MAX_SEED - 1, 2 ** 32 - 1]) {
			const seed = await seedOf(random, before);
			expect([seed >= 1, seed <= MAX_SEED, seed !== before]).toEqual([true, true, true]);
		}
	}
});
