/** What is in the tarball, and whether package managers, bundlers and readers find what they expect. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { publint } from "publint";
import { consumer } from "./support/consumer.mjs";

const installed = join(consumer(), "node_modules/autoencoders");
const read = (name) => readFileSync(join(installed, name));

test("holds the two modules, the examples and the licences, and nothing else", () => {
	const module = [
		"autoencoders.d.ts",
		"autoencoders.js",
		"autoencoders_bg.wasm",
		"index.d.ts",
		"index.js",
		"index.node.js",
	];
	const texts = ["LICENSE-APACHE", "LICENSE-MIT", "LICENSES-THIRD-PARTY.txt", "README.md", "package.json"];
	assert.deepEqual(readdirSync(installed).sort(), [...module, ...texts, "examples", "export"].sort());
	assert.deepEqual(readdirSync(join(installed, "export")).sort(), module);
	assert.match(String(read("LICENSES-THIRD-PARTY.txt")), /^ndarray /m);
});

test("has the version of the crate", () => {
	const cargo = readFileSync(new URL("../../crate/Cargo.toml", import.meta.url), "utf8");
	assert.equal(JSON.parse(read("package.json")).version, /^version = "(.*)"/m.exec(cargo)[1]);
});

test("publint has nothing to say", async () => {
	const { messages } = await publint({ pkgDir: installed, pack: false, level: "suggestion", strict: true });
	assert.deepEqual(messages, []);
});

test("the README has its sizes", () => {
	const rows = [...String(read("README.md")).matchAll(/^\| `(.+?)`: (\w+).* \| (\d+) kB \|$/gm)];
	assert.equal(rows.length, 4);
	for (const [, entry, what, size] of rows) {
		const file = what === "WebAssembly" ? "autoencoders_bg.wasm" : "autoencoders.js";
		const { length } = gzipSync(read(entry.replace("autoencoders", ".").concat("/", file)), { level: 9 });
		assert.ok(Math.abs(length / 1000 - size) <= 1 + size / 20, `${entry}: ${what} has ${length} bytes`);
	}
});
