import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

/** Playwright's own download is not counted on: a Chromium that is there comes first. */
const systemChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const executablePath = process.env.HEADLESS_SHELL ?? process.env.CHROME_BIN ?? systemChromium;

const askSystem =
	"const s = require('net').createServer().listen(0, () => { console.log(s.address().port); s.close(); })";

/** Any free port; kept in the environment, because every worker process reads this file again. */
function freePort(name: string): number {
	process.env[name] ??= execFileSync(process.execPath, ["-e", askSystem], { encoding: "utf8" }).trim();
	return Number(process.env[name]);
}

const port = freePort("E2E_PORT");
const deepPort = freePort("E2E_DEEP_PORT");
/** The same page in a folder of its host, which sends no headers; what asks for anything outside gets nothing. */
export const deepUrl = `http://localhost:${deepPort}/some/where/deep/`;

const serve = (on: number, base: string) => ({
	command: `node ${join(__dirname, "support/server.mjs")} ${on} ${base}`,
	port: on,
	reuseExistingServer: false,
});

export default defineConfig({
	testDir: ".",
	testMatch: "*.spec.ts",
	outputDir: "results",
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	workers: 3, // on two cores: one waits for its browser or a save while two compute
	// They end what hangs, on any machine: on two cores that others share, a training of seconds may take minutes.
	timeout: 420_000,
	expect: { timeout: 120_000 },
	reporter: [["list"]],
	use: {
		baseURL: `http://localhost:${port}/`,
		locale: "en-GB",
		serviceWorkers: "block", // they would answer what a test wants to answer
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
		// A test runs on a desktop; @phone moves it to a phone, and @both runs it on either.
		{ name: "desktop", grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
		{
			name: "phone",
			grep: /@phone|@both/,
			use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
		},
	],
	webServer: [serve(port, "/"), serve(deepPort, new URL(deepUrl).pathname)],
});
