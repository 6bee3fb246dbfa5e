/**
 * Classes that exist and classes that are used are the same. CSS modules: every `css.name` is in its module, and every
 * class of a module is used by a file that imports it. Global styles: every class in a `class` attribute exists, and every
 * class is mentioned somewhere. What is built without modules names their classes in full. Font sizes come from the type scale.
 */

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file) => readFileSync(join(root, file), "utf8");
const problems = [];

const files = readdirSync(join(root, "src"), { recursive: true }).map((file) => join("src", file));
const markup = ["shell.ts", "firstPictures.ts"];
const sources = [...files.filter((file) => /\.tsx?$/.test(file)), ...markup, "index.html", "bench.html"];
const sheets = files.filter((file) => file.endsWith(".css"));

const withoutComments = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "");
/** The selectors of a style sheet: whatever stands before a brace and is no at-rule. */
const selectorsOf = (css) =>
	Array.from(css.matchAll(/([^{};]+)\{/g), ([, text]) => text.trim()).filter((text) => !text.startsWith("@"));
const classesIn = (selectors) =>
	new Set(selectors.flatMap((text) => Array.from(text.matchAll(/\.([a-zA-Z][\w-]*)/g), ([, name]) => name)));

/** Classes of uPlot. */
const foreign = new Set(["uplot", "u-cursor-x"]);

const isModule = (file) => file.endsWith(".module.css");
const globals = classesIn(
	sheets.filter((file) => !isModule(file)).flatMap((file) => selectorsOf(withoutComments(read(file)))),
);
/** By file: its own classes, without those of the global styles that it names. */
const modules = new Map(
	sheets.filter(isModule).map((file) => {
		const css = withoutComments(read(file));
		for (const [, name] of css.matchAll(/:global\(\.([\w-]+)\)/g)) {
			if (!globals.has(name) && !foreign.has(name))
				problems.push(`${file}: :global(.${name}) is in no global style sheet`);
		}
		return [
			file,
			{ classes: classesIn(selectorsOf(css.replace(/:global\([^)]*\)/g, ""))), used: new Set(), isImported: false },
		];
	}),
);

/** The classes of modules as the build names them. */
const scoped = new Set(
	Array.from(modules, ([file, { classes }]) =>
		Array.from(classes, (name) => `${basename(file, ".module.css")}-${name}`),
	).flat(),
);

/** The classes that stand as words in `class` attributes, in quotes or between the braces of a template. */
function plainClassesIn(text) {
	const quoted = Array.from(text.matchAll(/\bclass="([^"{}$]*)"/g), ([, names]) => names);
	const computed = Array.from(text.matchAll(/\bclass=\{((?:[^{}]|\{[^{}]*\})*)\}/g), ([, code]) =>
		Array.from(code.replace(/[=!]== "[^"]*"/g, "").matchAll(/"([^"]*)"|`([^`]*)`/g), ([, string, template]) =>
			(string ?? template).replace(/\$\{[^}]*\}/g, " "),
		),
	);
	return [...quoted, ...computed.flat()].flatMap((names) => names.split(/\s+/)).filter(Boolean);
}

for (const file of sources) {
	const text = read(file);
	for (const [, local, path] of text.matchAll(/import (\w+) from "(\.[^"]*\.module\.css)"/g)) {
		const module = modules.get(relative(root, join(root, dirname(file), path)));
		if (!module) {
			problems.push(`${file}: ${path} does not exist`);
			continue;
		}
		module.isImported = true;
		if (new RegExp(`\\b${local}\\[`).test(text)) problems.push(`${file}: ${local}[…] cannot be checked`);
		for (const [, name] of text.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, "g"))) {
			if (module.classes.has(name)) module.used.add(name);
			else problems.push(`${file}: ${local}.${name} is not in ${path}`);
		}
	}
	for (const name of plainClassesIn(text)) {
		if (!globals.has(name) && !(markup.includes(file) && scoped.has(name)))
			problems.push(`${file}: class "${name}" is in no global style sheet`);
	}
}

const names = Array.from(modules.keys(), (file) => basename(file));
for (const name of new Set(names.filter((name, index) => names.indexOf(name) < index))) {
	problems.push(`${name}: two modules of this name would share their classes`);
}
for (const [file, { classes, used, isImported }] of modules) {
	if (!isImported) problems.push(`${file}: nobody imports it`);
	for (const name of classes) if (!used.has(name)) problems.push(`${file}: .${name} is not used`);
}

const allSources = sources.map(read).join("\n");
for (const name of globals) {
	if (!new RegExp(`["'\`\\s]${name}["'\`\\s]`).test(allSources)) problems.push(`global styles: .${name} is not used`);
}

for (const file of sheets) {
	for (const [, size] of withoutComments(read(file)).matchAll(/font(?:-size)?:\s*([^;]*);/g)) {
		const isInDrawing = file.endsWith("latent.module.css"); // in the units of its drawing
		if (/\d(px|r?em|pt)\b/.test(size.replace(/var\([^)]*\)/g, "")) && !isInDrawing)
			problems.push(`${file}: "${size}" is not in the type scale`);
	}
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
