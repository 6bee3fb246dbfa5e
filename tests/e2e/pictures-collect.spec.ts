/** Files and folders that are dropped or chosen, with their paths. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type {} from "../../www/src/benchHooks"; // window.pictures
import type { CollectedFiles } from "../../www/src/widgets/collectFiles";
import { expect, type Page, test } from "./support/test";

const names = ["a/1.png", "a/deep/2.png", "b/3.png", "b/.hidden.png"];

/** A folder `set` on the disk, and beside it a file. */
function write(folder: string): { set: string; single: string } {
	const set = join(folder, "set");
	for (const name of names) {
		mkdirSync(dirname(join(set, name)), { recursive: true });
		writeFileSync(join(set, name), name);
	}
	// More than a folder's reader gives at once.
	mkdirSync(join(set, "many"));
	for (let index = 0; index < 250; index++) writeFileSync(join(set, "many", `${index}.png`), "x");
	const single = join(folder, "single.png");
	writeFileSync(single, "single");
	return { set, single };
}

/** What the page has collected, with the content of each file by its path. */
async function collected(page: Page) {
	return page.evaluate(async () => {
		const { files, skipped } = await (window as unknown as { collecting: Promise<CollectedFiles> }).collecting;
		const texts = await Promise.all(files.map(async ({ path, blob }) => [path, await blob.text()]));
		return { texts: Object.fromEntries(texts) as Record<string, string>, skipped };
	});
}

const many = Array.from({ length: 250 }, (_, index) => [`set/many/${index}.png`, "x"]);
const visible = [...names.slice(0, 3).map((name) => [`set/${name}`, name]), ...many];

async function drop(page: Page, files: readonly string[]): Promise<void> {
	await page.evaluate(() => {
		document.addEventListener("drop", ({ dataTransfer }) => {
			if (dataTransfer) Object.assign(window, { collecting: window.pictures?.collectDropped(dataTransfer) });
		});
	});
	const session = await page.context().newCDPSession(page);
	const data = { items: [], files: [...files], dragOperationsMask: 1 };
	for (const type of ["dragEnter", "dragOver", "drop"] as const) {
		await session.send("Input.dispatchDragEvent", { type, x: 200, y: 200, data });
	}
}

async function choose(page: Page, folder: string): Promise<void> {
	await page.evaluate(() => {
		const field = { type: "file", id: "field", webkitdirectory: true };
		document.body.append(Object.assign(document.createElement("input"), field));
	});
	await page.setInputFiles("#field", folder);
	await page.evaluate(() => {
		const field = document.querySelector<HTMLInputElement>("#field");
		Object.assign(window, { collecting: window.pictures?.collectChosen(field?.files ?? null) });
	});
}

test("files and folders are read with their paths", async ({ page }, { outputDir }) => {
	const { set, single } = write(outputDir);
	await page.goto("bench.html");
	await test.step("a dropped folder, with all that is in it, and a file beside it", async () => {
		await drop(page, [set, single]);
		const { texts, skipped } = await collected(page);
		expect(skipped).toEqual([]);
		expect(texts).toEqual(Object.fromEntries([...visible, ["single.png", "single"]]));
	});
	await test.step("a chosen folder", async () => {
		await page.reload();
		await choose(page, set);
		const { texts } = await collected(page);
		expect(texts).toMatchObject(Object.fromEntries(visible)); // the worker ignores what is hidden
	});
});
