/** A browser with a profile of its own, that can be killed as a system kills one: at once, with all of its processes. */

import { readdirSync, readFileSync } from "node:fs";
import { type BrowserContext, chromium, type LaunchOptions, type Page } from "@playwright/test";

export interface Killable {
	context: BrowserContext;
	page: Page;
	kill(): Promise<void>;
}

/** The process that was started with this profile; its children have no such argument. */
function processOf(profile: string): number {
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const parts = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0");
			if (parts.includes(`--user-data-dir=${profile}`) && !parts.some((part) => part.startsWith("--type=")))
				return Number(name);
		} catch {} // it has ended
	}
	throw new Error("the browser is not running");
}

export async function launch(profile: string, baseURL: string, options: LaunchOptions): Promise<Killable> {
	const context = await chromium.launchPersistentContext(profile, {
		...options,
		baseURL,
		locale: "en-GB",
		viewport: { width: 1440, height: 900 },
	});
	const [page = await context.newPage()] = context.pages();
	const id = processOf(profile);
	return {
		context,
		page,
		async kill() {
			process.kill(-id, "SIGKILL"); // it leads the group of its processes
			await context.close().catch(() => {});
		},
	};
}
