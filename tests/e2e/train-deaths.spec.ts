/** The workers of a training die while it trains, each in every way; it ends with the same weights all the same. */

import type { Page, Worker } from "@playwright/test";
import { expect, test } from "./support/test";
import { button, expectDone, fingerprintAt, smallAddress, train } from "./support/training";
import { deaths, endWorker } from "./support/worker";

test.use({ expectErrors: true });

const query = `models=convolutional_4-8&${smallAddress}&workers=1`;
/** In each round every worker dies once, in another way than in the last; each round is an epoch of 20 steps. */
const rounds = Number(process.env.DEATHS ?? 3);
const ways = Object.entries(deaths);

/** The models in training are viewed in a worker like that of the page's models, and later than it. */
const kinds = ["replica", "evaluator", "worker"];
const workersOf = (page: Page, kind: string) => page.workers().filter((worker) => worker.url().includes(`/${kind}-`));

/** Ends a worker; gives a promise of the one that takes its place, which is started when it is needed. */
async function kill(page: Page, kind: string, die: () => void): Promise<{ replaced: Promise<Worker> }> {
	const victim = workersOf(page, kind).at(-1);
	const isAnother = (worker: Worker) => worker.url().includes(`/${kind}-`) && worker !== victim;
	const replaced = page.waitForEvent("worker", { predicate: isAnother });
	if (!victim) throw new Error(`there is no ${kind}`);
	await endWorker(victim, die);
	return { replaced };
}

test("a training whose workers die goes on by itself, to the same weights", { tag: "@long" }, async ({
	page,
	context,
}) => {
	test.setTimeout(rounds * 140_000);
	await train(page, query, 1 + rounds);
	const undisturbed = await fingerprintAt(page, 20 * (1 + rounds));
	await page.close();
	const other = await context.newPage();
	await train(other, query, 1);
	await fingerprintAt(other, 20); // until which all have been started
	for (let round = 1; round <= rounds; round++) {
		const [name, die = () => {}] = ways[round % ways.length] ?? [];
		await test.step(`each ${name}`, async () => {
			const killed = await Promise.all(kinds.map((kind) => kill(other, kind, die)));
			await button(other, "Train 1 more epoch").click();
			await Promise.all(killed.map(({ replaced }) => replaced));
			const { replaced } = await kill(other, "coordinator", die);
			await replaced;
			await expectDone(other, 1 + round);
			await fingerprintAt(other, 20 * (1 + round));
		});
	}
	expect(await fingerprintAt(other, 20 * (1 + rounds))).toBe(undisturbed);
	await expect(other.getByRole("alert")).toHaveCount(0);
	for (const kind of ["replica", "evaluator", "coordinator"]) {
		await expect.poll(() => workersOf(other, kind).length).toBe(1);
	}
});
