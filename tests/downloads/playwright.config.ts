/** The page's tests as to browser and server; these files are downloaded, and given to other software. */

import { defineConfig } from "@playwright/test";
import base from "../e2e/playwright.config";

export default defineConfig({
	...base,
	testDir: ".",
	outputDir: "results",
	workers: 2,
	timeout: 240_000,
	expect: { timeout: 60_000 }, // beside the other steps of `make test-long`
	projects: [{ name: "downloads", use: { viewport: { width: 1440, height: 900 } } }],
});
