/** Links: they show a friend the same thing, and a broken one is reported. */

import { type Stroke, writeStrokes } from "../../www/src/state/strokes";
import { drawByMouse, middle, padOf, written } from "./support/drawing";
import { readSettledPicture } from "./support/pixels";
import { changeAddress, expect, expectScore, openPage, type Page, shownAtAll, test } from "./support/test";

const seen = "As the models see it";

/** Draws, and gives a friend the link, who sees the same and draws on. */
async function expectSameDrawing(page: Page): Promise<void> {
	await drawByMouse(page, written[3], middle);
	const drawn = await readSettledPicture(page, seen);
	const told = shownAtAll(page, "Link copied");
	await page.getByRole("button", { name: "Copy link" }).click();
	await told;
	const copied = () => page.evaluate(() => navigator.clipboard.readText());
	await expect.poll(copied).toContain("#/reconstruct?drawing=");
	const link = await copied();
	await expect(page, "the address follows").toHaveURL(link);

	await page.goto(link);
	await expectScore(page, "Vanilla");
	expect(await readSettledPicture(page, seen)).toEqual(drawn);
	await expect(page.getByText("Draw to replace it.")).toHaveCount(0);
	await drawByMouse(page, written[5].slice(1), { x: 220, y: 40, width: 50, height: 200, pen: 22 });
	expect(await readSettledPicture(page, seen)).not.toEqual(drawn);
	await page.getByRole("button", { name: "Undo" }).click();
	expect(await readSettledPicture(page, seen)).toEqual(drawn);
}

test("a link shows a friend the same drawing, test digit and model", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await openPage(page);
	await test.step("the drawing to the pixel, which can be drawn upon", () => expectSameDrawing(page));
	await test.step("the test digit and the model", async () => {
		await page.getByRole("button", { name: "Test digit 8" }).click();
		await page.getByRole("radio", { name: "2-D" }).check({ force: true });
		await expect(page).toHaveURL(/drawing=digit\.\d+/);
		await expect(page).toHaveURL(/variational=variational-2/);
		await page.reload();
		await expect(page.getByText("One of 1,000 test digits, labelled 8.")).toBeVisible();
		await expect(page.getByRole("radio", { name: "2-D" })).toBeChecked();
	});
	await test.step("Back brings back the drawing before it", async () => {
		const bar: Stroke = { width: 22, points: [60, 40, 60, 240] };
		await changeAddress(page, `#/reconstruct?drawing=${writeStrokes([bar])}`);
		await expect(page.getByText("labelled 8")).toHaveCount(0);
		await page.goBack();
		await expect(page.getByText("labelled 8")).toBeVisible();
	});
	await test.step("where a page may not copy, the link is shown to be copied by hand", async () => {
		await page.evaluate(() =>
			Object.defineProperty(navigator.clipboard, "writeText", { value: () => Promise.reject(new Error("no")) }),
		);
		await page.getByRole("button", { name: "Copy link" }).click();
		await expect(page.getByRole("textbox", { name: "Link to what you see, to copy by hand" })).toHaveValue(
			/[?&]drawing=digit\.\d+/,
		);
	});
});

test("whatever a link says, it opens the page", { tag: "@long" }, async ({ page }) => {
	await test.step("a fragment of another kind", async () => {
		await page.goto("#pad");
		await expect(padOf(page)).toBeVisible();
		await expect(page.getByRole("meter")).toHaveCount(1);
		await expect(page.getByRole("alert")).toHaveCount(0);
	});
	for (const query of ["variational=variational-2", "inside=vanilla", "layout=all"]) {
		await test.step(`what only stands side by side: ${query}`, async () => {
			await page.goto(`./#/reconstruct?${query}`);
			await expect(page.getByRole("article")).toHaveCount(3);
		});
	}
	const notice = page.getByRole("alert").filter({ hasText: "Part of this link could not be read" });
	for (const hash of [
		"#/nowhere",
		"#/reconstruct?drawing=!!!", // no drawing
		"#/reconstruct?drawing=sBk", // a drawing that breaks off
		"#/reconstruct?drawing=digit.5000", // one of 1,000
		"#/walk?model=variational-3",
		"#/walk?z=1_2_3", // of another length than the model's codes
		"#/walk?z=NaN_1",
		"#/generate?temperature=99",
	]) {
		await test.step(`a broken one gets a plain sentence and a way on: ${hash}`, async () => {
			await page.goto(hash);
			await expect(notice).toBeVisible();
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			await notice.getByRole("button", { name: "Dismiss" }).click();
			await expect(notice).toBeHidden();
		});
	}
});
