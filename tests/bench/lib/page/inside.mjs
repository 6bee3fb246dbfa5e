/** From the click on "Look inside" to the frame that shows all layers of the convolutional model. */

const VISITS = 10;

/** In the page: opens the section, and waits until the pictures of all its layers have been painted. */
async function open() {
	const button = [...document.querySelectorAll("#main h2 button[aria-expanded='false']")].at(-1);
	const section = document.getElementById(button.getAttribute("aria-controls"));
	const start = performance.now();
	button.click();
	for (;;) {
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		if (section.querySelectorAll("canvas").length > 5) return performance.now() - start;
	}
}

async function visit(browser, address) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${address}/#/reconstruct?layout=all`);
	await page.waitForFunction(() => performance.getEntriesByName("first-result").length > 0);
	await page.waitForTimeout(1500);
	const time = await page.evaluate(open);
	await context.close();
	return time;
}

export async function measureInside(browser, address) {
	const samples = [];
	for (let visited = 0; visited < VISITS; visited++) samples.push(await visit(browser, address));
	return [{ name: "look inside, first time", unit: "ms", samples }];
}
