/**
 * Assembles the npm package in crate/pkg-npm from what wasm-pack has built in crate/pkg and crate/pkg-export:
 * `node assemble.mjs`. The version is that of the crate.
 */

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { declarations } from "./declarations.mjs";

const source = (name) => new URL(name, import.meta.url);
const target = (name) => new URL(`../pkg-npm/${name}`, import.meta.url);
const read = (name) => readFileSync(source(name), "utf8");

/** A module that wasm-pack has built, with the entries that load it. */
function copyModule(built, folder) {
	mkdirSync(target(folder), { recursive: true });
	for (const name of ["index.js", "index.node.js", "index.d.ts"]) cpSync(source(name), target(folder + name));
	for (const name of ["autoencoders.js", "autoencoders_bg.wasm"]) {
		cpSync(source(`../${built}/${name}`), target(folder + name));
	}
	writeFileSync(target(`${folder}autoencoders.d.ts`), declarations(read(`../${built}/autoencoders.d.ts`)));
}

function writeManifest() {
	const { version } = JSON.parse(read("../pkg/package.json"));
	const { name, ...rest } = JSON.parse(read("package.json"));
	writeFileSync(target("package.json"), `${JSON.stringify({ name, version, ...rest }, null, "\t")}\n`);
}

async function writeLicences() {
	for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(source(`../../${name}`), target(name));
	const vite = createRequire(source("../../www/package.json")).resolve("vite"); // which reads TypeScript
	const { runnerImport } = await import(pathToFileURL(vite));
	const { module } = await runnerImport(fileURLToPath(source("../../www/licences.ts")), { configFile: false });
	writeFileSync(target("LICENSES-THIRD-PARTY.txt"), module.compiledLicences());
}

rmSync(target(""), { recursive: true, force: true });
copyModule("pkg", "");
copyModule("pkg-export", "export/");
writeManifest();
await writeLicences();
cpSync(source("README.md"), target("README.md"));
cpSync(source("examples"), target("examples"), { recursive: true });
cpSync(source("../../pretrained/digits8/denoising-vanilla.safetensors"), target("examples/digits.safetensors"));
