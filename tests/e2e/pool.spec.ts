/** Training on several workers, driven by a page of its own: what a pool learns, and what becomes of its dead. */

import type { Page } from "@playwright/test";
import type { ModelConfig } from "../../www/src/engine/protocol";
import { poolUrl } from "./playwright.config";
import type { Fault, Outcome, RunRequest } from "./pool/protocol";
import { expect, test } from "./support/test";

test.use({ baseURL: poolUrl });

const configs: ModelConfig[] = [
	{ kind: "vanilla", input: 12, encoder: [5], decoder: [] },
	{ kind: "variational", input: 12, encoder: [7], latent: 3, decoder: [7] },
	{ kind: "convolutional", height: 8, width: 8, channels: 1, filters: [3, 4, 4, 3], padding: "same" },
];
const [dense, variational] = configs as [ModelConfig, ModelConfig];
const fourSteps = [{ images: 8 }, { images: 8, hasTarget: true }, { images: 6 }, { images: 8 }];

/**
 * The sums differ in their last bits, and Adam divides a gradient by its own size, so that these bits show in full where
 * a gradient is near zero. 3e-8 is what was seen; a part that is lost or done twice shows as 1e-3, the learning rate.
 */
const AFTER_FEW_STEPS = 1e-5;

/** The same learnt, from the same losses, but for the order of summation. */
function expectAlike(outcomes: readonly Outcome[], others: readonly Outcome[]): void {
	expect(outcomes.length).toBe(others.length);
	for (const [step, outcome] of outcomes.entries()) {
		const other = others[step];
		expect(distance(outcome, other), `step ${step}`).toBeLessThan(AFTER_FEW_STEPS);
		expect(outcome.loss?.reconstruction).toBeCloseTo(other?.loss?.reconstruction ?? Number.NaN, 5);
		expect(outcome.loss?.kl).toBeCloseTo(other?.loss?.kl ?? Number.NaN, 5);
	}
}

async function run(page: Page, request: RunRequest) {
	return page.evaluate((asked) => window.call("run", asked), request);
}

function distance(a: Outcome | undefined, b: Outcome | undefined): number {
	const others = b?.parameters ?? [];
	expect(a?.parameters.length).toBe(others.length);
	expect(a?.parameters.every(Number.isFinite)).toBe(true);
	return Math.max(...(a?.parameters ?? []).map((value, index) => Math.abs(value - (others[index] ?? Number.NaN))));
}

test.beforeEach(async ({ page }) => {
	await page.goto(".");
	await page.waitForFunction(() => "call" in window);
});

for (const config of configs) {
	test(`${config.kind}: one worker learns what the trainer learns alone, to the bit`, async ({ page }) => {
		const alone = await run(page, { config, steps: fourSteps, workers: 0 });
		const pool = await run(page, { config, steps: fourSteps, workers: 1 });
		expect(pool.outcomes).toEqual(alone.outcomes);
		expect(pool.outcomes.map(({ code }) => code)).toEqual([undefined, undefined, undefined, undefined]);
		expect(distance(alone.outcomes[0], alone.outcomes[3])).toBeGreaterThan(1e-3);
	});

	test(`${config.kind}: two, three and four workers learn the same each time, and what one learns`, async ({
		page,
	}) => {
		const one = await run(page, { config, steps: fourSteps, workers: 1 });
		for (const workers of [2, 3, 4]) {
			const pool = await run(page, { config, steps: fourSteps, workers });
			expect(pool.started).toBe(workers);
			expect((await run(page, { config, steps: fourSteps, workers })).outcomes).toEqual(pool.outcomes);
			expectAlike(pool.outcomes, one.outcomes);
		}
	});

	test(`${config.kind}: batches of any size are learnt, also of fewer images than workers`, async ({ page }) => {
		const steps = [1, 2, 3, 5, 7, 13, 1].map((images) => ({ images }));
		const alone = await run(page, { config, steps, workers: 0 });
		for (const workers of [2, 4]) {
			expectAlike((await run(page, { config, steps, workers })).outcomes, alone.outcomes);
		}
	});
}

test.describe("replicas that die", () => {
	test.use({ expectErrors: true });

	const kinds = ["throws", "throws afterwards", "traps", "falls silent", "is garbled", "never comes"] as const;
	for (const kind of kinds) {
		test(`one that ${kind} is replaced, and the result is the same to the bit`, async ({ page }) => {
			const request = { config: variational, steps: fourSteps, workers: 2 };
			const honest = await run(page, request);
			const faulty = await run(page, { ...request, faults: { 1: { kind, step: 1 } } });
			expect(faulty.outcomes).toEqual(honest.outcomes);
			expect(faulty.started).toBe(3);
		});
	}

	test("two that die in the same step, one of them twice, are replaced as well", async ({ page }) => {
		const request = { config: variational, steps: fourSteps, workers: 3 };
		const honest = await run(page, request);
		const traps = (step: number): Fault => ({ kind: "traps", step });
		const faulty = await run(page, { ...request, faults: { 0: traps(2), 2: traps(2), 3: traps(0) } });
		expect(faulty.outcomes).toEqual(honest.outcomes);
		expect(faulty.started).toBe(6);
	});

	test("a part that fails three times is given up, and what was learnt before stays", async ({ page }) => {
		const [first, , third] = fourSteps;
		if (!first || !third) throw new Error("no steps");
		const traps = (step: number): Fault => ({ kind: "traps", step });
		const faults = { 1: traps(1), 2: traps(0), 3: traps(0) };
		const { outcomes } = await run(page, { config: dense, steps: [first, first, third], workers: 2, faults });
		expect(outcomes.map(({ code }) => code)).toEqual([undefined, "replica", undefined]);
		expect(outcomes[1]?.parameters).toEqual(outcomes[0]?.parameters);
		expect(distance(outcomes[2], outcomes[1])).toBeGreaterThan(0);
	});
});

test("a batch that is no whole number of images is refused, and the pool goes on", async ({ page }) => {
	const good = { images: 5 };
	const bad = [{ images: 5, odd: 1 }, { images: 0 }, { images: 2, odd: -1 }];
	// Pixels are made from the place in the list, so the good step stands at the same place in both.
	const refused = await run(page, { config: variational, steps: [...bad, good], workers: 2 });
	expect(refused.outcomes.map(({ code }) => code)).toEqual(["length", "length", "length", undefined]);
	expect(refused.started).toBe(2);
	const alone = await run(page, { config: variational, steps: [...bad, good], workers: 0 });
	expect(alone.outcomes.map(({ code }) => code)).toEqual(["length", "length", "length", undefined]);
	expect(distance(refused.outcomes[3], alone.outcomes[3])).toBeLessThan(AFTER_FEW_STEPS);
});

test("a second step at a time is refused, and a closed pool rejects what is under way", async ({ page }) => {
	const { codes } = await page.evaluate((config) => window.call("hurry", { config }), dense);
	expect(codes).toEqual(["closed", "busy", "closed"]);
});

test("close ends every replica", async ({ page }) => {
	const files = () => page.workers().map((worker) => /(\w+)-[^/]*\.js$/.exec(worker.url())?.[1]);
	await page.evaluate((config) => window.call("open", { config, workers: 3 }), dense);
	await expect.poll(files).toEqual(["lead", "replica", "replica", "replica"]);
	await page.evaluate(() => window.call("close", {}));
	await expect.poll(files).toEqual(["lead"]);
});
