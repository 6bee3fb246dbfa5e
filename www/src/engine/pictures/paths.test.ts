import { describe, expect, test } from "vitest";
import { classNameOfEach, compareNames, distinctClassNames, isHiddenPath, sampleEvenly, sanitizePath } from "./paths";

describe("a path", () => {
	for (const [path, tidy] of [
		["cats/tabby/1.jpg", "cats/tabby/1.jpg"],
		["../../etc/passwd", "etc/passwd"],
		["/absolute/a.png", "absolute/a.png"],
		["C:\\pictures\\..\\a.png", "pictures/a.png"],
		["a//./b.png", "a/b.png"],
		["gnp.\u202egpj/a\u0000b\n.png", "gnp.gpj/ab.png"],
		["..", ""],
	] as const) {
		test(`${JSON.stringify(path)} is shown as ${JSON.stringify(tidy)}`, () => {
			expect(sanitizePath(path)).toBe(tidy);
		});
	}

	test("of a hidden file, or in a hidden folder, is ignored", () => {
		const ignored = ["a/.DS_Store", "__MACOSX/a/._1.png", "a/Thumbs.db", ".git/a.png", "a/Desktop.ini"];
		expect(ignored.filter((path) => !isHiddenPath(path))).toEqual([]);
		expect(["a/b.png", "a.b/c.png", "__MACOSX.png", "thumbs.db.png"].filter(isHiddenPath)).toEqual([]);
	});
});

test("names come in natural order, and equal ones in that of their characters", () => {
	const sorted = ["a10", "a2", "A2", "b1", "a1/x", "a1"].sort(compareNames);
	expect(sorted).toEqual(["a1", "a1/x", "a2", "A2", "a10", "b1"]);
});

describe("classes", () => {
	test("are the folders right below what all files have in common", () => {
		expect(classNameOfEach(["set/train/0/a.png", "set/train/1/b.png", "set/train/1/deep/c.png"])).toEqual([
			"0",
			"1",
			"1",
		]);
		expect(classNameOfEach(["cats/a.png", "dogs/b.png"])).toEqual(["cats", "dogs"]);
	});

	test("do not take the beginning of a name for a folder", () => {
		expect(classNameOfEach(["set/cat/a.png", "set/cats/a.png"])).toEqual(["cat", "cats"]);
	});

	test("of files beside the folders have no name, which comes last", () => {
		const classes = classNameOfEach(["set/b/1.png", "set/2.png", "set/a/3.png"]);
		expect(classes).toEqual(["b", "", "a"]);
		expect(distinctClassNames(classes ?? [])).toEqual(["a", "b", ""]);
	});

	test("are none in a single folder, without folders, and without files", () => {
		expect(classNameOfEach(["cats/a.png", "cats/b.png"])).toBeUndefined();
		expect(classNameOfEach(["a.png", "b.png"])).toBeUndefined();
		expect(classNameOfEach(["cats/a.png"])).toBeUndefined();
		expect(classNameOfEach([])).toBeUndefined();
	});

	test("are at most as many as a label can count", () => {
		const paths = (count: number) => Array.from({ length: count }, (_, index) => `${index}/a.png`);
		expect(classNameOfEach(paths(256))).toHaveLength(256);
		expect(classNameOfEach(paths(257))).toBeUndefined();
	});

	test("may be named as anything, also as what objects have", () => {
		expect(distinctClassNames(classNameOfEach(["__proto__/a.png", "constructor/b.png"]) ?? [])).toEqual([
			"__proto__",
			"constructor",
		]);
	});

	test("are sorted in natural order", () => {
		expect(distinctClassNames(["10", "9", "1", "9"])).toEqual(["1", "9", "10"]);
	});
});

test("of too many items some are taken from everywhere", () => {
	const items = Array.from({ length: 1000 }, (_, index) => index);
	const taken = sampleEvenly(items, 24);
	expect(taken).toHaveLength(24);
	const gaps = taken.slice(1).map((item, index) => item - (taken[index] ?? 0));
	expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
	expect(sampleEvenly(items, 1000)).toEqual(items);
	expect(sampleEvenly([], 3)).toEqual([]);
	for (let limit = 0; limit < 20; limit++) expect(sampleEvenly(items.slice(0, 20), limit)).toHaveLength(limit);
});
