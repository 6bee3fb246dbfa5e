/** Chromium, and a host for the pages that it opens. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { after } from "node:test";

const { chromium } = createRequire(new URL("../../../www/package.json", import.meta.url))("@playwright/test");

const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Serves a folder as a static host does; returns its address. */
export async function serve(folder) {
	const server = createServer(async ({ url }, response) => {
		const { pathname } = new URL(url, "http://localhost");
		try {
			const body = await readFile(join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
			response.writeHead(200, {
				"Content-Type": types[extname(pathname)] ?? (pathname.endsWith("/") ? "text/html" : ""),
			});
			response.end(body);
		} catch {
			response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
		}
	});
	await new Promise((resolve) => server.listen(0, "localhost", resolve));
	after(() => server.close());
	after(() => server.closeAllConnections());
	return `http://localhost:${server.address().port}/`;
}

const executablePath = process.env.HEADLESS_SHELL ?? process.env.CHROME_BIN;
const chrome = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
after(() => chrome.close());

/** A page on which nothing may fail: `failures` lists what did. */
export async function open(address) {
	const page = await chrome.newPage();
	const failures = [];
	page.on("pageerror", (error) => failures.push(String(error)));
	page.on("requestfailed", (request) => failures.push(request.url()));
	page.on("console", (message) => message.type() === "error" && failures.push(message.text()));
	await page.goto(address);
	return { page, failures };
}
