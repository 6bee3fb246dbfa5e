import { describe, expect, test } from "vitest";
import type { Preprocessing } from "../../engine/export/contract";
import { undoToneTransform } from "../../engine/pictures/toneTransform";
import { programmingLanguages, snippets } from "./languages";
import { snippetModel } from "./model";

const digits = {
	name: "Digits",
	dataSet: "MNIST",
	width: 28,
	height: 28,
	channels: 1,
	denoises: false,
};

/** Light on dark, unless something else is said. */
const preparedAs = (settings: Partial<Preprocessing>) =>
	snippetModel({
		...digits,
		preprocessing: { fit: "fit", background: "black", invert: false, normalise: false, ...settings },
	});

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
		const prepared = generate(preparedAs({ invert: true, normalise: true, background: "white" }));
		expect(plain).not.toMatch(/255(\.0)? -|\/ 6/);
		expect(prepared).toMatch(/255(\.0)? - /);
		expect(prepared).toMatch(/255(\.0)? \/ 6/);
	});

	test("what the model gives gets the picture's own tones back, where the model's images have others", () => {
		const inversions = (tones: Partial<Preprocessing>) => generate(preparedAs(tones)).match(/255(\.0)? - /g)?.length;
		const normalised = generate(preparedAs({ normalise: true }));
		expect([inversions({}), inversions({ invert: true }), inversions({ invert: true, normalise: true })]).toEqual([
			undefined,
			2,
			2,
		]);
		expect(normalised).toMatch(/mean \+ .*255(\.0)? \/ 2(\.0)?\) \/ \(?factor/);
	});

	test("the place of a whole picture is a whole number, rounded down", () => {
		const whole = generate(preparedAs({ fit: "fit" }));
		expect(whole).toMatch(/\(WIDTH - (picture\.)?width(\(\))?\) (>> 1|\/\/ 2|\/ 2, )/);
		expect(whole).not.toContain("ImageOps.pad");
	});
});

test("in JavaScript, the way back is that of the page", () => {
	for (const [invert, normalise] of [
		[true, false],
		[false, true],
		[true, true],
	] as const) {
		const code = snippets.javascript.generate(preparedAs({ invert, normalise }));
		const body = `${/const ownTone = .*/.exec(code)?.[0]}\nreturn ownTone(value);`;
		const back = (factor: number) => new Function("value", "mean", "factor", body)(0.25, 90, factor);
		// Of the inverted picture with a mean of 90: that of the picture itself is 255 - 90.
		const line = normalise
			? { centre: invert ? 255 - 90 : 90, factor: invert ? -2 : 2 }
			: { centre: 127.5, factor: -1 };
		const [expected] = undoToneTransform([0.25 * 255], line);
		expect(Math.round(back(2))).toBe(expected);
		if (normalise) expect(back(0)).toBe(line.centre);
	}
});

test("16-bit grey is scaled to bytes before Pillow converts it", () => {
	const code = snippets.python.generate(snippetModel(digits));
	expect(code.indexOf(">> 8")).toBeGreaterThan(0);
	expect(code.indexOf(">> 8")).toBeLessThan(code.indexOf('convert("RGBA")'));
});

test("in Rust, the ground is behind a picture before it is resized", () => {
	for (const fit of ["crop", "fit"] as const) {
		const code = snippets.rust.generate(preparedAs({ fit }));
		expect(code.indexOf("overlay(&mut picture")).toBeLessThan(code.search(/\.resize/));
	}
});

test("in JavaScript, a large picture is halved until it is below twice the size", () => {
	const code = snippets.javascript.generate(snippetModel(digits));
	expect(code).toContain("while (picture.width >= 2 * width && picture.height >= 2 * height)");
});
