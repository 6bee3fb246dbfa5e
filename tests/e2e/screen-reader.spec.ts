/** What a listener at the keyboard gets: names that are spoken once, a focus that stays, and announcements. */

import { expect, type Page, test } from "./support/test";

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
