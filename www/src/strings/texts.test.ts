import type { ReadonlySignal } from "@preact/signals";
import { afterEach, describe, expect, test } from "vitest";
import { dataSetId, knownOwnDataSets } from "../state/dataSet";
import { builtInDataSets, type DataSet, mnist } from "../state/dataSets";
import { language } from "../state/language";
import { strings } from ".";

/** Every module of texts beside a view, by its path. */
const modules = import.meta.glob<{ texts: ReadonlySignal<object> }>(
	["../views/**/texts.ts", "../views/*/**/*Texts.ts"],
	{ eager: true },
);
const dictionaries = new Map<string, ReadonlySignal<object>>([["strings", strings]]);
for (const [path, { texts }] of Object.entries(modules)) dictionaries.set(path, texts);

/** Stands for any argument: a number, a text, a list or an object with the fields that texts tell apart. */
const argument: unknown = new Proxy(() => argument, {
	get(_, key) {
		if (key === Symbol.toPrimitive) return () => 7;
		if (key === Symbol.iterator) return [7, 7, 7][Symbol.iterator].bind([7, 7, 7]);
		if (key === "join" || key === "toLowerCase") return () => "7";
		if (key === "toFixed") return () => "7";
		if (key === "reason") return "not a number";
		if (key === "activation") return "relu";
		return argument;
	},
});

/** Each text with its path within the dictionary, functions called. */
function textsOf(value: unknown, path: string): [path: string, text: unknown][] {
	if (value === argument) return [[path, "7"]]; // such as a level that is shown as it is
	if (typeof value === "function") return textsOf(value(...Array(6).fill(argument)), `${path}()`);
	if (typeof value !== "object" || value === null) return [[path, value]];
	return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

afterEach(() => {
	language.value = "en";
	dataSetId.value = mnist.id;
	knownOwnDataSets.value = [];
});

test("all texts are found", () => {
	expect(dictionaries.size).toBeGreaterThan(15);
});

describe.each([...dictionaries])("%s", (_, dictionary) => {
	const read = (chosen: typeof language.value) => {
		language.value = chosen;
		return textsOf(dictionary.value, "");
	};

	test("has the same texts in both languages", () => {
		expect(
			read("zh")
				.map(([path]) => path)
				.sort(),
		).toEqual(
			read("en")
				.map(([path]) => path)
				.sort(),
		);
	});

	test.each(["en", "zh"] as const)("has no empty or broken text in %s", (chosen) => {
		for (const [path, text] of read(chosen)) {
			if (path.endsWith(".view")) continue; // no text, but the view of an entry of the article
			expect(typeof text, path).toBe("string");
			expect(String(text).trim(), path).not.toBe("");
			expect(String(text), path).not.toMatch(/undefined|NaN|\[object/);
		}
	});
});

describe.each(builtInDataSets.filter((dataSet) => dataSet !== mnist))("with $name.en", ({ id, kind }) => {
	/** The article is about MNIST, the measurements are of it, data sets are listed, and nouns name what digits are called. */
	const aboutDigits = /how\/sections|measure|views\/data|\.nouns|\.footer/;

	test.each(["en", "zh"] as const)("texts are there, and none calls its pictures digits (%s)", (chosen) => {
		dataSetId.value = mnist.id;
		language.value = chosen;
		const paths = [...dictionaries].map(([name, { value }]) => textsOf(value, name).map(([path]) => path));
		dataSetId.value = id;
		for (const [at, [name, { value }]] of [...dictionaries].entries()) {
			const texts = textsOf(value, name);
			expect(texts.map(([path]) => path).sort()).toEqual(paths[at]?.sort());
			for (const [path, text] of texts) {
				if (path.endsWith(".view")) continue;
				expect(String(text).trim(), path).not.toBe("");
				expect(String(text), path).not.toMatch(/undefined|NaN|\[object/);
				if (kind === "pictures" && !aboutDigits.test(path)) expect(String(text), path).not.toMatch(/digit|数字/i);
			}
		}
	});
});

describe.each(builtInDataSets)("in Chinese, with $name.en", ({ id }) => {
	/** Of a formula, which keeps its own. */
	const formula = /\.activation\./;

	test("punctuation is full-width, and no space follows it", () => {
		language.value = "zh";
		dataSetId.value = id;
		for (const [name, { value }] of dictionaries) {
			for (const [path, text] of textsOf(value, name)) {
				if (formula.test(path)) continue;
				expect(String(text), path).not.toMatch(/\p{sc=Han} ?[,:;(]|\p{sc=Han}\)|\)\p{sc=Han}|[,:;] ?\p{sc=Han}/u);
				expect(String(text), path).not.toMatch(/[，。：；？！] \S/);
			}
		}
	});

	test("Latin letters and digits are set apart from Chinese characters", () => {
		language.value = "zh";
		dataSetId.value = id;
		for (const [name, { value }] of dictionaries) {
			for (const [path, text] of textsOf(value, name))
				expect(String(text), path).not.toMatch(/\p{sc=Han}[a-z0-9]|[a-z0-9]\p{sc=Han}/iu);
		}
	});
});

test.each(["en", "zh"] as const)("no space stands before a percent sign (%s)", (chosen) => {
	language.value = chosen;
	for (const [name, { value }] of dictionaries)
		for (const [path, text] of textsOf(value, name)) expect(String(text), path).not.toMatch(/\d\s%/);
});

test.each(["en", "zh"] as const)("what an arrow does is not the name of what it leads to (%s)", (chosen) => {
	language.value = chosen;
	const { encode, decode, code, reconstruction } = strings.value;
	expect(new Set([encode, decode, code, reconstruction]).size).toBe(4);
});

let ownCount = 0;
function useOwn(changed: Partial<DataSet>): void {
	const id = `own-${++ownCount}`;
	knownOwnDataSets.value = [{ ...mnist, id, kind: "pictures", ...changed }];
	dataSetId.value = id;
}

test("an error is a mean over pixels, and of coloured pictures over their values", () => {
	const units = () =>
		[...dictionaries].flatMap(([name, { value }]) =>
			textsOf(value, name).filter(
				([path, text]) => !/how\/|measure/.test(path) && /(nats|error) per /.test(String(text)),
			),
		);
	useOwn({ shape: { height: 28, width: 28, channels: 1 } });
	expect(units().length).toBeGreaterThan(5);
	for (const [path, text] of units()) expect(String(text), path).not.toMatch(/per value/);
	useOwn({ shape: { height: 28, width: 28, channels: 3 } });
	for (const [path, text] of units()) expect(String(text), path).not.toMatch(/per pixel/);
	language.value = "zh";
	expect(
		[strings.value.nats, dictionaries.get("../views/detect/texts.ts")?.value].map((texts) => JSON.stringify(texts)),
	).toEqual([expect.stringContaining("颜色值"), expect.stringMatching(/奈特\/颜色值/)]);
});

test("what becomes of a drawing is said as its data set prepares it", () => {
	const prepared = (["mnist", "nist", "whole"] as const).map((drawingPlacement) => {
		useOwn({ drawingPlacement });
		return strings.value.modelInputDrawing.split(/[, ]/)[0];
	});
	expect(prepared).toEqual(["Cropped", "Prepared", "As"]);
});
