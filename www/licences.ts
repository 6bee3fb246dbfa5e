/** Writes licences.txt: what goes into the page asks that its licence travels with it. */

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** Something with a licence, and the text of each of its files that belongs to it. */
interface Work {
	name: string;
	texts: string[];
}

const target = "wasm32-unknown-unknown";
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** For a crate without a file: one of the same project, whose licence is the same. */
const siblings: Record<string, string> = {};

const isLicence = (file: string) => /^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file);

/** Those of the licence files that must travel: where MIT is offered, Apache's is the longer choice. */
export function chosenFiles(files: string[]): string[] {
	const offersMit = files.some((file) => isLicence(file) && /mit/i.test(file));
	return files.filter((file) => isLicence(file) && !(offersMit && /apache/i.test(file))).sort();
}

function workIn(folder: string, name: string): Work {
	const texts = chosenFiles(readdirSync(folder)).map((file) => readFileSync(join(folder, file), "utf8"));
	if (texts.length === 0) throw new Error(`${name} has no licence file: name another of its project in licences.ts`);
	return { name, texts };
}

/** The npm package of a bundled module; `undefined` for the project's own. */
export function packageOf(module: string): string | undefined {
	const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/?]+)/.exec(module)?.[1];
	return inPackage ?? /^\0(vite|rolldown)\//.exec(module)?.[1];
}

function npmWork(name: string): Work {
	const { texts } = workIn(path(`node_modules/${name}`), name);
	// Of what Vite itself bundles nothing gets into the page.
	return { name, texts: texts.map((text) => text.replace(/\n# Licenses of bundled dependencies.*/s, "")) };
}

const cargo = (...options: string[]) =>
	execFileSync("cargo", options, { cwd: path(".."), encoding: "utf8", maxBuffer: 1 << 27 });

interface Metadata {
	packages: { name: string; version: string; source: string | null; manifest_path: string }[];
}

/** The crates whose code is in the wasm files: without those that run at compile time, and without our own. */
function crates(): Work[] {
	const tree = cargo(
		...["tree", "--locked", "--package", "autoencoders", "--target", target],
		...["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"],
	);
	const compiled = new Set(tree.split("\n").map((line) => line.split(" ").slice(0, 2).join(" ")));
	const metadata = cargo("metadata", "--locked", "--format-version", "1", "--filter-platform", target);
	const { packages } = JSON.parse(metadata) as Metadata;
	const folders = new Map(packages.map(({ name, manifest_path }) => [name, dirname(manifest_path)]));
	return packages
		.filter(({ name, version, source }) => source && compiled.has(`${name} v${version}`))
		.map(({ name, version }) => workIn(folders.get(siblings[name] ?? name) ?? "", `${name} ${version}`));
}

/** The text of a page of HTML, without blank lines at a stretch. */
export function textOf(html: string): string {
	const text = html.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
	return text
		.replace(/[ \t]+$/gm, "")
		.replace(/\n{3,}/g, "\n\n")
		.trim();
}

/** Rust's report on its standard library: of its own files, and of those dependencies that `isCompiled`. */
export function standardLibrary(report: string, isCompiled: (crate: string) => boolean): string[] {
	const [own = "", ...dependencies] = report.replace(/^.*?(?=<h2 id="in-tree-files")/s, "").split(/(?=<h3>)/);
	const compiled = dependencies.filter((html) => {
		const [, crate] = /<h3>[^a-z]*(.+?)-\d/.exec(html) ?? [];
		return crate !== undefined && isCompiled(crate);
	});
	const withoutApache = (html: string) =>
		/<summary>.*MIT/.test(html)
			? html.replace(/<details>\s*<summary><code>[^<]*APACHE[^<]*<\/code>.*?<\/details>/gs, "")
			: html;
	return [own, ...compiled.map(withoutApache)].map(textOf);
}

/** Its compiled dependencies are libraries beside it. A Rust that is not of rustup may come without the report. */
function rust(): Work {
	const sysroot = execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim();
	const report = join(sysroot, "share/doc/rust/COPYRIGHT-library.html");
	const name = "The Rust standard library";
	if (!existsSync(report))
		return { name, texts: ["MIT OR Apache-2.0; for the latter's text see Autoencoder Playground.\n"] };
	const libraries = readdirSync(join(sysroot, "lib/rustlib", target, "lib"));
	const isCompiled = (crate: string) => libraries.some((file) => file.startsWith(`lib${crate.replaceAll("-", "_")}-`));
	return { name, texts: standardLibrary(readFileSync(report, "utf8"), isCompiled) };
}

/** All works, those of the same texts together. */
export function written(works: Work[]): string {
	const names = new Map<string, string[]>();
	for (const { name, texts } of works) {
		const text = texts.map((text) => text.trim()).join("\n\n");
		names.set(text, [...(names.get(text) ?? []), name]);
	}
	return [...names].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`).join(`\n${"=".repeat(80)}\n\n`);
}

/** The licences of what the wasm files contain, for the npm package. */
export const compiledLicences = (): string => written([...crates(), rust()]);

/** The service worker, which is bundled after all else, is made of these. */
const packages = new Set(["serwist", "@serwist/utils"]);

/** Notes what is bundled. For workers, whose bundles are finished first. */
export const bundledPackages = (): Plugin => ({
	name: "bundled-packages",
	generateBundle(_, bundle) {
		for (const output of Object.values(bundle)) {
			const sources = output.type === "chunk" ? output.moduleIds : output.originalFileNames;
			for (const source of sources) {
				const name = packageOf(source.startsWith("\0") ? source : `/${source}`);
				if (name) packages.add(name);
			}
		}
	},
});

export const licences: Plugin = {
	name: "licences",
	generateBundle: {
		order: "post",
		handler() {
			const own = { name: "Autoencoder Playground: MIT or Apache-2.0", texts: ["MIT", "APACHE"].map(ownText) };
			const source = written([own, ...[...packages].sort().map(npmWork), ...crates(), rust()]);
			this.emitFile({ type: "asset", fileName: "licences.txt", source });
		},
	},
};

const ownText = (name: string) => readFileSync(path(`../LICENSE-${name}`), "utf8");
