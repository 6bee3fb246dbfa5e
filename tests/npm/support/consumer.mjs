/** A project that has installed the packed package, far from its sources. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

/** The one tarball that `make npm` leaves. */
export const tarball = path(`target/npm/${readdirSync(path("target/npm")).find((name) => name.endsWith(".tgz"))}`);

/** A fresh project, removed after the tests of the file. */
export function consumer() {
	const folder = mkdtempSync(join(tmpdir(), "consumer-"));
	after(() => rmSync(folder, { recursive: true, force: true }));
	writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
	execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", tarball], {
		cwd: folder,
	});
	return folder;
}

/** Puts a pretrained model where the project's programs and pages look for it. */
export function addModel(name, folder) {
	cpSync(path(`pretrained/${name}.safetensors`), join(folder, `${name}.safetensors`));
}

export function write(folder, files) {
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/** What a command, run in the project, prints. A failure throws, with that. */
export function run(folder, command, ...options) {
	try {
		return execFileSync(command, options, { cwd: folder, encoding: "utf8", stdio: "pipe", timeout: 60_000 });
	} catch (error) {
		throw new Error(`${command} ${options.join(" ")}\n${error.stdout}${error.stderr}`);
	}
}
