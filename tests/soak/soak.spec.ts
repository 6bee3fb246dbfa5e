/**
 * Uses the page for MINUTES as a visitor does, while another tab trains one model all the time, and fails if anything grows,
 * answers more slowly or logs an error. What is measured is compared after a sixth of the time, and after the first round.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { openPage } from "../e2e/support/test";
import { button, expectBegun, fingerprintOf, openTrain } from "../e2e/support/training";
import { type Memory, measureMemory } from "./support/memory";
import { createRandom } from "./support/random";
import { attachTo, type Targets } from "./support/targets";
import { type Series, summariseTrend, tableOf } from "./support/trend";
import { PATIENCE_MS, type Round, visit } from "./support/visitor";

const minutes = Number(process.env.MINUTES ?? 30);
const seed = Number(process.env.SEED ?? 1);
const folder = join(__dirname, "../../target/soak");
/** In seconds. */
const SAMPLE_EVERY = 10;
/** Until workers have done the last that was asked of them. */
const SETTLE_MS = 2000;

interface Timed {
	at: number;
	value: number;
}

interface Sample extends Memory {
	at: number;
}

/** Fewer than a round leaves behind if one object of it is kept; a short run has few samples, and caches that still fill. */
const slack: Record<Exclude<keyof Memory, "pageHeap">, number> = {
	pageObjects: 0.3e6,
	pageCode: 1e6,
	workerHeap: 1e6,
	pageBuffers: 1e6,
	workerBuffers: 6e6, // what is on its way between workers at that moment
	wasm: 0,
	workers: 0,
	nodes: 40,
	listeners: 20,
	database: 2e6,
	resident: 200e6, // of all renderers together: also what their allocators keep for later
};
type MetricName = keyof typeof slack;
const counts: MetricName[] = ["workers", "nodes", "listeners"];
/** By which it may grow where it is not a tenth. */
const share: Partial<Record<MetricName, number>> = { pageCode: 1 };

function seriesOf(prefix: string, samples: readonly Sample[]): Series[] {
	return (Object.keys(slack) as MetricName[]).map((name) => ({
		name: `${prefix} ${name}`,
		unit: counts.includes(name) ? "" : "MB",
		samples: samples
			.map((sample) => ({ at: sample.at, value: sample[name] }))
			.filter(({ value }) => Number.isFinite(value)),
		share: share[name] ?? 0.1,
		slack: slack[name],
	}));
}

test("nothing grows", async ({ page, context, browser, baseURL }) => {
	const began = Date.now();
	const elapsed = () => (Date.now() - began) / 1000;
	const errors: string[] = [];
	// In a context of its own, so that the two have processes, and heaps, of their own.
	const apart = await browser.newContext({ baseURL: baseURL ?? "" });
	for (const watched of [context, apart]) {
		watched.on("weberror", (error) => errors.push(error.error().message));
		watched.on("console", (message) => {
			if (message.type() === "error") errors.push(message.text());
		});
	}
	const training = await apart.newPage();
	const tabs = await Promise.all([page, training].map(async (tab) => [tab, await attachTo(tab)] as const));
	const [visited, trained] = tabs as [readonly [Page, Targets], readonly [Page, Targets]];
	const measure = async ([tab, targets]: readonly [Page, Targets], isResting = false): Promise<Sample> => {
		return { at: elapsed(), ...(await measureMemory(tab, targets, isResting)) };
	};

	await openTrain(training, "models=vanilla_2&digits=4000&batch=256&seed=7&epochs=1000&workers=1");
	await button(training, "Start training").click();
	await expectBegun(training, PATIENCE_MS);
	/** When all epochs are done, as many again. */
	const trainOn = async () => {
		const goOn = button(training, /^Train .* more epochs$/);
		if (await goOn.isVisible()) await goOn.click();
	};
	const restTraining = async () => {
		const pause = button(training, "Pause");
		if (await pause.isVisible()) await pause.click();
		await expect(fingerprintOf(training)).toBeVisible(); // by then the last models have been looked at
	};
	await openPage(page);

	const [inUse, atRest, whileTraining] = [[], [], []] as [Sample[], Sample[], Sample[]];
	const [latencies, frameTimes] = [[], []] as [Timed[], Timed[]];
	const round: Round = {
		page,
		random: createRandom(seed),
		latencies: [],
		frameTimes: [],
		async pause(part) {
			if (process.env.VERBOSE) console.log(`${elapsed().toFixed(0)} s: ${part}`);
			if (elapsed() - (inUse.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < SAMPLE_EVERY) return;
			inUse.push(await measure(visited));
			await trainOn();
			whileTraining.push(await measure(trained));
		},
	};
	let warmUp = (minutes * 60) / 6;
	for (let rounds = 0; rounds < 3 || elapsed() < 60 * minutes; rounds++) {
		await visit(round);
		// Those of the models, of the explorer, of an evaluator and of its viewer stay; the last training has ended by then.
		await expect.poll(() => page.workers().length).toBeLessThanOrEqual(4);
		await page.waitForTimeout(SETTLE_MS);
		atRest.push(await measure(visited, true));
		await restTraining();
		await training.waitForTimeout(SETTLE_MS);
		whileTraining.push(await measure(trained, true));
		await trainOn();
		if (rounds === 0) warmUp = Math.max(warmUp, elapsed());
		for (const [from, to] of [
			[round.latencies, latencies],
			[round.frameTimes, frameTimes],
		] as const) {
			to.push(...from.splice(0).map((value) => ({ at: elapsed(), value })));
		}
		console.log(`${elapsed().toFixed(0)} s: round ${rounds + 1}, ${errors.length} errors`);
	}

	const series: Series[] = [
		...seriesOf("at rest:", atRest),
		...seriesOf("training:", whileTraining),
		{ name: "pointer to reconstruction", unit: "ms", samples: latencies, share: 0.5, slack: 30 },
		{ name: "time of a frame", unit: "ms", samples: frameTimes, share: 0.5, slack: 20 },
	];
	const trends = series.map((one) => summariseTrend(one, warmUp));
	mkdirSync(folder, { recursive: true });
	const report = { minutes, seed, seconds: elapsed(), warmUp, errors, trends, series, inUse };
	writeFileSync(join(folder, `soak-${minutes}.json`), JSON.stringify(report, null, "\t"));
	console.log(`\n${tableOf(trends)}\n`);
	expect(errors, "errors in the console").toEqual([]);
	expect(
		trends.filter(({ isFlat }) => !isFlat).map(({ name }) => name),
		"what grows",
	).toEqual([]);
});
