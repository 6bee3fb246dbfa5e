/** Programs that use the page for long, or end its browser: one at a time, by `make soak` and `make kills`. */

import { defineConfig } from "@playwright/test";
import e2e from "../e2e/playwright.config";

const [server] = [e2e.webServer].flat();
if (!server) throw new Error("the tests in the browser have no server");

export default defineConfig({
	testDir: ".",
	testMatch: "*.spec.ts",
	outputDir: "../../target/soak/results",
	workers: 1,
	timeout: 0, // each says itself how long it takes
	expect: { timeout: 60_000 },
	reporter: [["list"]],
	...(e2e.use && { use: { ...e2e.use, viewport: { width: 1440, height: 900 }, actionTimeout: 60_000 } }),
	webServer: server,
});
