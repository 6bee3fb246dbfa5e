/** A copy of the built page on a host of its own, which a test can change as a new version does, or switch off. */

import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const dist = join(__dirname, "../../../dist");
const types: Record<string, string> = JSON.parse(readFileSync(join(__dirname, "types.json"), "utf8"));

export class Site {
	readonly #folder = mkdtempSync(join(tmpdir(), "page-"));
	#server: Server | undefined;
	#port = 0;
	/** A file whose download breaks off halfway, … */
	brokenFile: string | undefined;
	/** … and how often it has. */
	brokenOff = 0;

	constructor() {
		cpSync(dist, this.#folder, { recursive: true });
	}

	get url(): string {
		return `http://localhost:${this.#port}/`;
	}

	/** On the same port as before. */
	async open(): Promise<void> {
		const server = createServer(({ url = "/" }, response) => {
			const { pathname } = new URL(url, "http://localhost");
			const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
			try {
				const body = readFileSync(join(this.#folder, name));
				const type = types[extname(name)] ?? "application/octet-stream";
				response.writeHead(200, { "Content-Type": type, "Content-Length": body.length });
				if (name !== this.brokenFile) response.end(body);
				else response.write(body.subarray(0, body.length / 2), () => response.destroy() && this.brokenOff++);
			} catch {
				response.writeHead(404).end();
			}
		});
		await new Promise<void>((resolve) => server.listen(this.#port, "localhost", resolve));
		this.#port = (server.address() as AddressInfo).port;
		this.#server = server;
	}

	/** From now on there is no connection. */
	close(): void {
		this.#server?.closeAllConnections();
		this.#server?.close();
	}

	/** Another build: all files that are named by their contents have other names, and its start page tells its version. */
	deploy(version: string): void {
		const assets = join(this.#folder, "assets");
		// A name that began with it already would stay, and so would what browsers keep under that name.
		const change = (first: string) => (first === version ? "x" : version);
		const renamed = new Map(readdirSync(assets).map((name) => [name, name.replace(/.(?=.{7}\.\w+$)/, change)]));
		for (const [name, other] of renamed) renameSync(join(assets, name), join(assets, other));
		const rename = (text: string) => [...renamed].reduce((all, [name, other]) => all.replaceAll(name, other), text);
		for (const name of renamed.values()) if (/\.(js|css)$/.test(name)) this.#edit(join("assets", name), rename);
		for (const name of ["index.html", "bench.html"]) {
			this.#edit(name, (html) =>
				rename(html).replace("<title>", `<meta name="version" content="${version}" /><title>`),
			);
		}
		this.#edit("sw.js", (code) => rename(code).replaceAll(/((?:index|bench)\.html`,revision:`)[^`]*/g, `$1${version}`));
	}

	#edit(name: string, change: (text: string) => string): void {
		const file = join(this.#folder, name);
		writeFileSync(file, change(readFileSync(file, "utf8")));
	}

	remove(): void {
		this.close();
		rmSync(this.#folder, { recursive: true });
	}
}
