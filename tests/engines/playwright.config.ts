import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const askSystem =
	"const s = require('net').createServer().listen(0, () => { console.log(s.address().port); s.close(); })";
// Kept in the environment, because every worker process reads this file again.
process.env.ENGINES_PORT ??= execFileSync(process.execPath, ["-e", askSystem], { encoding: "utf8" }).trim();
const port = Number(process.env.ENGINES_PORT);
const server = join(__dirname, "../e2e/support/server.mjs");

export default defineConfig({
	testDir: ".",
	outputDir: "results",
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	workers: 4, // a browser mostly starts, waits or ends
	timeout: 300_000,
	expect: { timeout: 90_000 }, // beside the other steps of `make test-long`
	reporter: [["list"]],
	use: { baseURL: `http://localhost:${port}/` },
	projects: [
		{ name: "firefox", testMatch: "path.spec.ts", metadata: { engine: "firefox" } },
		{ name: "webkit", testMatch: "path.spec.ts", metadata: { engine: "webkit" } },
		{ name: "chromium", testMatch: "path.spec.ts", metadata: { engine: "chromium" } },
		{ name: "chromium-plain", testMatch: "path.spec.ts", metadata: { engine: "chromium", plain: true } },
		{
			name: "numbers",
			testMatch: "numbers.spec.ts",
			dependencies: ["firefox", "webkit", "chromium", "chromium-plain"],
		},
	],
	webServer: {
		command: `node ${server} ${port} / ${join(__dirname, "first.js")}`,
		port,
		reuseExistingServer: false,
	},
});
