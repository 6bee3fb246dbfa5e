import { describe, expect, test } from "vitest";
import { programmingLanguages, snippets } from "./languages";
import { snippetModel } from "./model";

const digits = {
	name: "Digits",
	dataSet: "MNIST",
	width: 28,
	height: 28,
	channels: 1,
	fit: "fit",
	background: "black",
	invert: false,
	normalise: false,
} as const;

describe.each(programmingLanguages)("in %s", (language) => {
	const { generate, formats } = snippets[language];

	test("the program reads the files that are offered beside it", () => {
		const model = snippetModel({ ...digits, name: "Nº 1 (a & b)" });
		const code = generate(model).replaceAll("%20", " ").replaceAll("%C2%BA", "º").replaceAll("%26", "&");
		for (const format of formats) expect(code).toContain(model.files[format]);
	});

	test("a name cannot end a comment or a string, nor the script", () => {
		const hostile = 'x"); steal("*/ --></script><script>alert(1)//\\';
		const code = generate(snippetModel({ ...digits, name: hostile }));
		expect(code.match(/<\/script>/g)).toEqual(generate(snippetModel(digits)).match(/<\/script>/g));
		expect(code.match(/-->|\*\//g)).toEqual(generate(snippetModel(digits)).match(/-->|\*\//g));
		expect(code).not.toContain('steal("');
		expect(code).not.toContain("\\");
	});

	test("pictures are prepared as the model's were, and no further", () => {
		const plain = generate(snippetModel(digits));
		const prepared = generate(snippetModel({ ...digits, invert: true, normalise: true, background: "white" }));
		expect(plain).not.toMatch(/255(\.0)? -|\/ 6/);
		expect(prepared).toMatch(/255(\.0)? - /);
		expect(prepared).toMatch(/255(\.0)? \/ 6/);
	});
});
