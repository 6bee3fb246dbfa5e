/** Folders served to a page of their own, as any static server would. */

import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Page } from "@playwright/test";

const root = join(__dirname, "../../..");
/** What the addresses begin with, and where that lies. */
const packages: [string, string][] = [
	["/node_modules/autoencoders/", join(root, "crate/pkg-npm")],
	["/onnxruntime/", join(__dirname, "../node_modules/onnxruntime-web/dist")],
];
const types: Record<string, string> = {
	".html": "text/html",
	".js": "text/javascript",
	".mjs": "text/javascript",
	".wasm": "application/wasm",
	".png": "image/png",
};

/** localhost, which browsers trust as they trust https. */
export const origin = "http://localhost:1";

export async function serve(page: Page, folder: string): Promise<void> {
	await page.route(`${origin}/**`, (route) => {
		const path = decodeURIComponent(new URL(route.request().url()).pathname);
		const [prefix, place] = packages.find(([prefix]) => path.startsWith(prefix)) ?? ["/", folder];
		const file = join(place, path.slice(prefix.length));
		if (!existsSync(file)) return route.fulfill({ status: 404 });
		const contentType = types[extname(file)] ?? "application/octet-stream";
		return route.fulfill({ body: readFileSync(file), contentType });
	});
}
