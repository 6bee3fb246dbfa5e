import { defineConfig } from "@playwright/test";
import config from "./playwright.config";

/** The same page, browser and sizes, taking pictures instead of testing: `npm run screenshots`. */
export default defineConfig({
	...config,
	testMatch: "screenshots.ts",
	projects: (config.projects ?? []).map(({ grep, grepInvert, ...project }) => project),
});
