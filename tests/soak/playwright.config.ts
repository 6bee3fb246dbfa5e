/** Programs that use the page for long, or end its browser: one at a time, by `make soak` and `make kills`. */

import { defineConfig } from "@playwright/test";
import e2e from "../e2e/playwright.config";

const [server] = [e2e.webServer].flat();
if (!server) throw new Error("the tests in the browser have no server");

const { launchOptions } = e2e.use ?? {};

export default defineConfig({
	testDir: ".",
	testMatch: "*.spec.ts",
	outputDir: "../../target/soak/results",
	workers: 1,
	timeout: 0, // each says itself how long it takes
	expect: { timeout: 120_000 },
	reporter: [["list"]],
	use: {
		...e2e.use,
		viewport: { width: 1440, height: 900 },
		actionTimeout: 120_000,
		launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), "--js-flags=--expose-gc"] },
	},
	webServer: server,
});
