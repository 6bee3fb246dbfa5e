import { expect, test } from "vitest";
import { chosenFiles, packageOf, standardLibrary, textOf, written } from "./licences";

test("a licence file is one by its name, and MIT is enough where there is a choice", () => {
	const files = ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "LICENSE-UNICODE", "src", "COPYRIGHT"];
	expect(chosenFiles(files)).toEqual(["COPYRIGHT", "LICENSE-MIT", "LICENSE-UNICODE"]);
	expect(chosenFiles(["LICENSE-APACHE", "commit.txt"])).toEqual(["LICENSE-APACHE"]);
	expect(chosenFiles(["license", "Licence.md"])).toEqual(["Licence.md", "license"]);
	expect(chosenFiles(["index.js"])).toEqual([]);
});

test("a module belongs to the innermost package on its path", () => {
	expect(packageOf("/a/node_modules/preact/dist/preact.mjs")).toBe("preact");
	expect(packageOf("/a/node_modules/x/node_modules/@preact/signals-core/y.mjs?z")).toBe("@preact/signals-core");
	expect(packageOf("\0vite/preload-helper.js")).toBe("vite");
	expect(packageOf("\0rolldown/runtime.js")).toBe("rolldown");
	expect(packageOf("/a/www/src/main.tsx")).toBeUndefined();
});

test("of HTML the text is left", () => {
	expect(textOf("<p>A &#38; <b>B</b> &#60;c&#62;</p>  \n\n\n\n<pre>\td</pre>")).toBe("A & B <c>\n\n\td");
});

test("of the standard library's dependencies those are listed that are compiled", () => {
	const file = (name: string) =>
		`<details>\n<summary><code>${name}</code></summary><pre>text of ${name}</pre></details>`;
	const section = (crate: string) => `<h3>📦 ${crate}-1.0.4</h3>${file("LICENSE-APACHE")}${file("LICENSE-MIT")}`;
	const report = `<h1>Contents</h1><h2 id="in-tree-files">Own</h2>files${section("cfg-if")}${section("windows-link")}`;
	const [own, ...others] = standardLibrary(report, (crate) => crate === "cfg-if");
	expect(own).toBe("Ownfiles");
	expect(others).toEqual(["📦 cfg-if-1.0.4\nLICENSE-MITtext of LICENSE-MIT"]);
});

test("works with the same text are listed together", () => {
	const text = written([
		{ name: "a", texts: ["MIT\n"] },
		{ name: "b", texts: ["ISC", "notice"] },
		{ name: "c", texts: ["MIT"] },
	]);
	expect(text.split(/\n=+\n\n/)).toEqual(["a\nc\n\nMIT\n", "b\n\nISC\n\nnotice\n"]);
});
