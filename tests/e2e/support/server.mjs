/**
 * Serves dist/ as a static host does: `node server.mjs PORT BASE [FIRST]`. At the root it sends the headers of `_headers`,
 * which hold for workers too; in a folder none, as most hosts. FIRST is a script that the page then runs before its own.
 * Starting takes no time, and files are read once; the build tool's own server took a quarter of the suite's.
 */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const [port, base = "/", first] = process.argv.slice(2);
/** @type {Record<string, string>} by the end of a file's name */
const types = JSON.parse(readFileSync(join(import.meta.dirname, "types.json"), "utf8"));
const dist = join(import.meta.dirname, "../../../dist");

const [forAll = ""] = readFileSync(join(dist, "_headers"), "utf8").split(/^\/(?!\*)/m); // before those of single files
const lines = forAll.matchAll(/^ {2}([\w-]+): (.+)$/gm);
const headers = base === "/" ? Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value])) : {};

const startTag = '<script src="./first.js"></script>';

/** @type {Map<string, Promise<Buffer>>} */
const files = new Map();

/** @param {string} name */
function read(name) {
	const file = files.get(name) ?? (name === "first.js" && first ? readFile(first) : readFile(join(dist, name)));
	files.set(name, file);
	return file;
}

createServer(async ({ url = "/" }, response) => {
	const { pathname } = new URL(url, "http://localhost");
	const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
	try {
		if (!name.startsWith(base)) throw new Error("outside the folder");
		const body = await read(name.slice(base.length));
		const type = types[extname(name)] ?? "application/octet-stream";
		response.writeHead(200, { ...headers, "Content-Type": type });
		response.end(first && type === "text/html" ? String(body).replace("<head>", `$&${startTag}`) : body);
	} catch {
		response.writeHead(404).end();
	}
}).listen(Number(port), "localhost");
