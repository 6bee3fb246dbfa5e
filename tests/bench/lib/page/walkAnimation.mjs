/** Walk: from the click to the animation that is saved. */

import { timeUntil } from "../until.mjs";

const VISITS = 5;

function save() {
	const buttons = document.querySelectorAll("button.button");
	[...buttons].find(({ textContent }) => textContent === "Animation as GIF").click();
}

const isSaved = () =>
	[...document.querySelectorAll("[role='status']")].some((one) => one.textContent === "The animation is saved.");

async function visit(browser, address) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const page = await context.newPage();
	await page.goto(`${address}/#/walk`);
	await page.getByRole("button", { name: "Animation as GIF" }).scrollIntoViewIfNeeded();
	await page.waitForTimeout(2000);
	const time = await timeUntil(page, save, isSaved);
	await context.close();
	return time;
}

export async function measureWalkAnimation(browser, address) {
	const samples = [];
	for (let visited = 0; visited < VISITS; visited++) samples.push(await visit(browser, address));
	return [{ name: "animation of a walk", unit: "ms", samples }];
}
