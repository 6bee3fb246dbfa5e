/** Chromium, on one core or on all, and the peers in it: each a page with a process of its own. */

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { cache } from "./paths.mjs";

const backgroundFlags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

/** The command that keeps what follows it on the last core; empty where there is none. */
export const pinToCore = (() => {
	const core = String(cpus().length - 1);
	try {
		execFileSync("taskset", ["-c", core, "true"], { stdio: "ignore" });
		return ["taskset", "-c", core];
	} catch {
		return [];
	}
})();

/** Playwright starts one file: a script that pins the browser. */
function pinnedBrowser(executable) {
	const script = join(cache, "chromium-on-one-core");
	writeFileSync(script, `#!/bin/sh\nexec ${pinToCore.join(" ")} "${executable}" "$@"\n`, { mode: 0o755 });
	return script;
}

export function launch({ pinned, args = [] }) {
	const executable = process.env.CHROME_BIN ?? chromium.executablePath();
	return chromium.launch({
		executablePath: pinned ? pinnedBrowser(executable) : executable,
		args: [...backgroundFlags, ...args],
	});
}

/** Opens a peer's page; what is returned has the same methods as a peer on the machine itself (native.mjs). */
export async function openPeer(browser, address, { id, name, version, setting }) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const failed = new Promise((_, reject) => page.on("pageerror", reject));
	await page.goto(`${address}/${id}/`);
	await Promise.race([page.waitForFunction(() => window.bench), failed]);
	const call = (method, ...args) => page.evaluate(([method, args]) => window.bench[method](...args), [method, args]);
	return {
		id,
		name,
		version,
		setting,
		open: (key, benchmarkCase) => call("open", key, benchmarkCase),
		times: (key, count, group = 1) => call("times", key, count, group),
		done: (key) => call("close", key),
		limit: () => call("limit", 100),
		/** V8's profile of the page's thread while it works. */
		async profile(interval, work) {
			const session = await context.newCDPSession(page);
			await session.send("Profiler.enable");
			await session.send("Profiler.setSamplingInterval", { interval });
			await session.send("Profiler.start");
			await work();
			const { profile } = await session.send("Profiler.stop");
			await session.detach();
			return profile;
		},
		memoryBytes: () => call("memoryBytes"),
		close: () => context.close(),
	};
}
