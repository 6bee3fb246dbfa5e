import { defineConfig } from "@playwright/test";
import config from "./playwright.config";

/** The same page and browser, taking pictures instead of testing: `npm run screenshots`. */
export default defineConfig(config, { testMatch: "screenshots.ts" });
