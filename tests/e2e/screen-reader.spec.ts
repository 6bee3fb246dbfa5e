/** What a listener at the keyboard gets: names that are spoken once, a focus that stays, and announcements. */

import { chooseLanguage } from "./support/accessibility";
import { padOf } from "./support/drawing";
import { listen, said } from "./support/heard";
import { expect, type Page, test } from "./support/test";
import { smallAddress, train } from "./support/training";

/** Controls and pictures whose description, as Chrome computes it, repeats their name or a part of it. */
async function repeated(page: Page): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	const { nodes } = await session.send("Accessibility.getFullAXTree");
	await session.detach();
	return nodes.flatMap(({ name, description }) => {
		const [own = "", more = ""] = [name?.value, description?.value].map((text) => String(text ?? ""));
		return more !== "" && own.includes(more) ? [own] : [];
	});
}

test.beforeEach(({ page }) => listen(page));

test("nothing is spoken twice: no description repeats the name", async ({ page, browserName }) => {
	test.skip(browserName !== "chromium", "only Chrome tells");
	for (const [view, shown] of [
		["reconstruct?layout=all", "Cross-entropy"],
		["reconstruct", "Sample a nearby code"],
		["walk", "Zoom in"],
		["detect", "False alarms"],
		["map", "Trustworthiness"],
		["data", "Bring your own pictures"],
	] as const) {
		await page.goto(`./#/${view}`);
		await expect(
			page
				.getByText(shown)
				.or(page.getByRole("button", { name: shown }))
				.first(),
		).toBeAttached();
		await expect.poll(() => repeated(page), view).toEqual([]);
	}
});

test("another layout leaves the focus on what was chosen, and another view begins with its name", async ({ page }) => {
	await page.goto("./");
	await page.getByRole("radio", { name: "One code on sliders" }).focus();
	await page.keyboard.press("ArrowRight");
	await expect(page.getByRole("radio", { name: "Side by side" })).toBeFocused();
	await page.keyboard.press("ArrowLeft");
	await expect(page.getByRole("radio", { name: "One code on sliders" })).toBeFocused();
	await page.getByRole("button", { name: "Compare the three models" }).press("Enter");
	await expect(page.getByRole("radio", { name: "Side by side" })).toBeFocused();
	await page.getByRole("link", { name: "Denoise", exact: true }).press("Enter");
	await expect(page.getByRole("main", { name: "Denoise", exact: true })).toBeFocused();
});

test("drawn by keyboard, the pen says where it is, and the first screen what became of the drawing", async ({
	page,
}) => {
	await page.goto("./");
	await padOf(page).focus();
	await page.keyboard.press("ArrowLeft");
	await said(page, "48% from the left, 50% from the top");
	await page.keyboard.press("Space");
	await said(page, "Pen down, 48% from the left, 50% from the top");
	for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Space");
	await said(
		page,
		/^Reconstructed\. Cross-entropy in nats per pixel: Variational \d\.\d{3}\. The drawing’s code: z₁ = /,
	);
	await page.getByRole("slider", { name: "z₁" }).press("ArrowRight");
	await said(page, "Moved: no longer the code of your drawing.");
	await page.getByRole("button", { name: "Sample a nearby code" }).press("Enter");
	await said(page, /^Sampled nearby: z₁ = /);
	await chooseLanguage(page, "简体中文");
	await page.getByRole("button", { name: "回到我的画" }).press("Enter");
	await said(page, /^重建完成。.*这幅画的隐编码：z₁ = /);
});

test("on the map each picture has its number, the rectangle its classes, and a picked one is the input", async ({
	page,
}) => {
	await page.goto("./#/map");
	await page.getByRole("application", { name: /^2-D code/ }).focus();
	await page.keyboard.press("ArrowRight");
	await said(page, /^Test digit \d, digit no\. \d+$/);
	await page.keyboard.press("Enter");
	await said(page, /^Test digit \d, digit no\. \d+: This is the input of all views now\.$/);
	for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown"]) await page.keyboard.press(`Shift+${key}`);
	await said(page, /^\d+ pictures in the rectangle: \d × \d+/);
});

test("a walk says which digits it is among, and a path where it stops, not each of its steps", async ({ page }) => {
	await page.goto("./#/walk");
	await said(page, /^Decoded: z₁ = .*, Nearest test digit: \d$/);
	await page.getByRole("button", { name: "One step forward" }).press("Enter");
	await said(page, "Step: 1 of 60");
	await page.getByRole("button", { name: "Play" }).press("Enter");
	await said(page, "Step: 60 of 60");
});

test("files that were chosen are counted aloud, also those left out, and the focus stays where they are", async ({
	page,
}) => {
	await page.goto("./#/data");
	const encoded = await page.evaluate(() => {
		const canvas = Object.assign(document.createElement("canvas"), { width: 28, height: 28 });
		canvas.getContext("2d")?.fillRect(4, 4, 9, 20);
		return canvas.toDataURL("image/png").split(",")[1] ?? "";
	});
	const picture = { mimeType: "image/png", buffer: Buffer.from(encoded, "base64") };
	const text = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("a note") };
	const files = page.getByLabel("Choose files").first();
	await files.setInputFiles([{ name: "a.png", ...picture }, { name: "b.png", ...picture }, text]);
	await said(page, "Files found: 2. Left out: 1.");
	await page.getByRole("button", { name: "Cancel" }).press("Enter");
	await expect(page.getByRole("region", { name: "Bring your own pictures" })).toBeFocused();
	await files.setInputFiles([{ name: "a.png", ...picture }, { name: "b.png", ...picture }, text]);
	await page.getByRole("button", { name: "Use these pictures" }).press("Enter");
	await said(page, "2 pictures are in use. Left out: 1.");
	await expect(page.getByRole("main")).toBeFocused();
});

test("a training speaks of its progress only: no figure that changes with it is a live region of its own", async ({
	page,
}) => {
	await train(page, smallAddress, 1);
	await expect(page.getByText("5-NN accuracy")).toBeVisible();
	await expect(page.getByText(/^\d+\.\d%$/)).toBeVisible();
	await expect(page.getByRole("status")).toHaveCount(1);
	await said(page, /^Epoch 1 is done; its reconstruction loss: [\d.]+\. All epochs are done\.$/);
});
