/**
 * Kills the browser KILLS times while it trains: at a random moment, at the start, while a model is kept, while an interrupted
 * training is resumed, when one has just finished. Whatever was seen more than ten seconds before is there again afterwards, and a
 * training that was interrupted ends with the weights of one that was not.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Killable, launch } from "../e2e/support/killable";
import { listOf } from "../e2e/support/ownModels";
import { button, expectDone, factsOf, fingerprintOf, stepOf } from "../e2e/support/training";
import { createRandom } from "./support/random";

const kills = Number(process.env.KILLS ?? 50);
const seed = Number(process.env.SEED ?? 1);
const folder = join(__dirname, "../../target/soak");
/** For a training to end, on a machine that others use, too. */
const PATIENCE_MS = 300_000;
/** Milliseconds of training that may be lost. */
const MOST_LOST = 10_000;
const EPOCHS = 300;
const STEPS = 20 * EPOCHS;
const trainings = ["models=vanilla_16&workers=1", "models=variational_16-2&workers=2"].map(
	(models) => `${models}&digits=1000&batch=50&seed=7&epochs=${EPOCHS}`,
);

const moments = [
	"while it trains",
	"at the start",
	"while a model is kept",
	"while it resumes",
	"just after its end",
] as const;

/** What was seen of the training before the browser was killed. */
interface Seen {
	training: number;
	/** when each step was first seen, in order */
	steps: { at: number; step: number }[];
}

interface Outcome {
	moment: string;
	lastStep: number;
	offeredStep: number | undefined;
	/** milliseconds */
	lost: number;
}

function wait(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Notes the steps on the screen until `until` comes. */
async function watch(page: Page, seen: Seen, until: Promise<void>): Promise<void> {
	let isOver = false;
	const over = until.then(() => {
		isOver = true;
	});
	while (!isOver) {
		const step = await Promise.race([
			factsOf(page)
				.isVisible()
				.then((is) => (is ? stepOf(page) : undefined)),
			over,
		]);
		if (typeof step === "number" && step > (seen.steps.at(-1)?.step ?? -1)) seen.steps.push({ at: Date.now(), step });
		await Promise.race([wait(50), over]);
	}
}

/** How long before `now` the step was seen, 0 for the last one that was. */
function lostSince({ steps }: Seen, offered: number, now: number): number {
	const next = steps.find(({ step }) => step > offered);
	return next ? now - next.at : 0;
}

/** Of the models at their last step. */
async function lastFingerprint(page: Page): Promise<string> {
	await expect(page.getByText(`${STEPS.toLocaleString("en-GB")} steps · `)).toBeVisible();
	return (await fingerprintOf(page).textContent()) ?? "";
}

const offer = (page: Page) => page.getByText(/^A training of an earlier visit was interrupted at step /);

/** The step of the training that is offered, if one is: by the time the list is there, it has been looked for. */
async function offeredStep(page: Page): Promise<number | undefined> {
	await expect(listOf(page)).toBeVisible();
	await offer(page)
		.waitFor({ timeout: 5000 })
		.catch(() => {});
	if (!(await offer(page).isVisible())) return undefined;
	const [, digits = ""] = /step ([\d,]+)/.exec((await offer(page).textContent()) ?? "") ?? [];
	return Number(digits.replaceAll(",", ""));
}

test("whatever the browser is doing when it is killed, no more than ten seconds are lost", async ({
	baseURL,
}, info) => {
	const random = createRandom(seed);
	const profile = mkdtempSync(join(tmpdir(), "killed-"));
	const { launchOptions = {} } = info.project.use;
	const open = async (training: number): Promise<Killable> => {
		const browser = await launch(profile, baseURL ?? "", launchOptions);
		await browser.page.goto(`#/train?${trainings[training]}`);
		return browser;
	};

	const fingerprints: string[] = [];
	for (const [training] of trainings.entries()) {
		const browser = await open(training);
		await button(browser.page, "Start training").click();
		await expectDone(browser.page, EPOCHS, PATIENCE_MS);
		fingerprints.push(await lastFingerprint(browser.page));
		await button(browser.page, "Stop").click();
		await expect(button(browser.page, "New training")).toBeVisible();
		await browser.context.close();
	}

	const outcomes: Outcome[] = [];
	const kept = new Set<string>();
	let [compared, different] = [0, 0];
	let seen: Seen | undefined;
	/** Resumes what is offered, or starts another training. */
	const trainOn = async (page: Page, training: number, offered: number | undefined) => {
		await button(page, offered === undefined ? "Start training" : "Resume it").click();
		const steps = [{ at: Date.now(), step: offered ?? 0 }];
		seen = { training: offered === undefined ? training : (seen?.training ?? training), steps };
		return seen;
	};
	/** A training that has come to its end has the weights of one that was never interrupted. */
	const finish = async (page: Page) => {
		const target = seen?.training ?? 0;
		await expectDone(page, EPOCHS, PATIENCE_MS);
		compared++;
		if ((await lastFingerprint(page)) !== fingerprints[target]) different++;
	};

	for (let number = 0; number < kills; number++) {
		const training = number % trainings.length;
		const browser = await open(training);
		const { page } = browser;
		const offered = await offeredStep(page);
		const before = outcomes.at(-1);
		if (before && seen) {
			before.offeredStep = offered;
			before.lost = lostSince(seen, offered ?? 0, seen.steps.at(-1)?.at ?? 0);
			console.log(`${number}: ${before.moment}, step ${before.lastStep}, then ${offered}: ${before.lost} ms lost`);
		}
		for (const name of kept) await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
		await expect(page.getByRole("alert")).toHaveCount(0);

		const isFinished = offered !== undefined && offered >= STEPS;
		if (isFinished) await button(page, "Forget it").click();
		const moment = number < moments.length ? moments[number] : moments[Math.floor(random() * moments.length)];
		const current = await trainOn(page, training, isFinished ? undefined : offered);
		const name = `Model ${number}`;
		if (moment === "while it trains" || moment === "while a model is kept") {
			await watch(page, current, wait(200 + 19_800 * random() * (moment === "while it trains" ? 1 : 0.2)));
		}
		if (moment === "while a model is kept" && (await button(page, "Keep this model").isVisible())) {
			await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
			await button(page, "Keep this model").click();
			await watch(page, current, wait(400 * random()));
			if (await page.getByText(`Kept as “${name}”`).first().isVisible()) kept.add(name);
		}
		if (moment === "while it resumes" || moment === "at the start") await watch(page, current, wait(2000 * random()));
		if (moment === "just after its end") {
			const done = finish(page);
			await watch(page, current, done);
			current.steps.push({ at: Date.now(), step: STEPS });
			await wait(1000 * random());
		}
		const lastStep = current.steps.at(-1)?.step ?? 0;
		current.steps.push({ at: Date.now(), step: lastStep }); // when it was killed
		await browser.kill();
		outcomes.push({ moment: moment ?? "", lastStep, offeredStep: undefined, lost: 0 });
	}

	// The last one is resumed until its end.
	const browser = await open(0);
	const offered = await offeredStep(browser.page);
	const last = outcomes.at(-1);
	if (last && seen) {
		last.offeredStep = offered;
		last.lost = lostSince(seen, offered ?? 0, seen.steps.at(-1)?.at ?? 0);
	}
	for (const name of kept) await expect(browser.page.getByRole("heading", { name, exact: true })).toBeVisible();
	if (offered !== undefined && offered < STEPS) {
		await trainOn(browser.page, 0, offered);
		await finish(browser.page);
	}
	await browser.context.close();
	rmSync(profile, { recursive: true, force: true });

	const lost = outcomes.map((outcome) => outcome.lost);
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, "kills.json"),
		JSON.stringify({ seed, kept: kept.size, compared, different, outcomes }, null, "\t"),
	);
	const resumed = outcomes.filter(({ offeredStep }) => offeredStep !== undefined).length;
	const sum = lost.reduce((total, value) => total + value, 0);
	console.log(
		`${outcomes.length} kills, ${resumed} offered again; lost: ${(Math.max(...lost) / 1000).toFixed(1)} s at most, ` +
			`${(sum / lost.length / 1000).toFixed(1)} s on average; ${kept.size} kept models, all there; ` +
			`${compared} ends compared, ${different} different`,
	);
	expect(different, "ends with other weights").toBe(0);
	expect(Math.max(...lost), "milliseconds lost at most").toBeLessThanOrEqual(MOST_LOST);
});
