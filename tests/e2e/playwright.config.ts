import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

/** Playwright's own download is not counted on: a Chromium that is there comes first. */
const systemChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const executablePath = process.env.CHROME_BIN ?? systemChromium;

/** Any free port; kept in the environment, because every worker process reads this file again. */
const askSystem =
	"const s = require('net').createServer().listen(0, () => { console.log(s.address().port); s.close(); })";
process.env.E2E_PORT ??= execFileSync(process.execPath, ["-e", askSystem], { encoding: "utf8" }).trim();
const port = Number(process.env.E2E_PORT);

export default defineConfig({
	testDir: ".",
	testMatch: "*.spec.ts",
	outputDir: "results",
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	workers: 2,
	timeout: 60_000,
	reporter: [["list"]],
	use: {
		baseURL: `http://localhost:${port}/`,
		locale: "en-GB",
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-quic",
				"--no-first-run",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
			],
		},
	},
	projects: [
		{ name: "desktop", grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
		{
			name: "phone",
			grepInvert: /@desktop/, // tests that set a width of their own
			use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
		},
	],
	webServer: {
		command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
		cwd: join(__dirname, "../../www"),
		port,
		reuseExistingServer: false,
	},
});
