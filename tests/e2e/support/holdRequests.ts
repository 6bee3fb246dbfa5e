import type { Page } from "@playwright/test";

/** Lets nothing arrive of what is requested from such addresses until the returned function is called. */
export async function holdRequests(page: Page, url: string | RegExp): Promise<() => void> {
	let release = () => {};
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route(url, async (route) => {
		await released;
		await route.fallback();
	});
	return release;
}
