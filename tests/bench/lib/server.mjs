/** A static server on a free port of localhost. */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript",
	".css": "text/css",
	".svg": "image/svg+xml",
	".wasm": "application/wasm",
};
const compressible = new Set(Object.keys(types));

/** With these a page's clock ticks every 5 µs instead of every 100. */
export const isolationHeaders = {
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Embedder-Policy": "require-corp",
};

function load(folder, url) {
	const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
	const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
	const bytes = readFileSync(file);
	const type = types[extname(file)] ?? "application/octet-stream";
	return compressible.has(extname(file))
		? { body: gzipSync(bytes), headers: { "Content-Type": type, "Content-Encoding": "gzip" } }
		: { body: bytes, headers: { "Content-Type": type } };
}

/** Serves a folder, everything that is text or wasm gzipped (once); returns its address and a function that ends it. */
export async function serve(folder, headers = {}) {
	const loaded = new Map();
	const server = createServer((request, response) => {
		try {
			if (!loaded.has(request.url)) {
				loaded.set(request.url, load(folder, request.url));
			}
			const { body, headers: own } = loaded.get(request.url);
			response.writeHead(200, { ...own, ...headers, "Cache-Control": "no-store" }).end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
