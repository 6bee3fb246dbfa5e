import { expect, test } from "vitest";

test("no two modules of a folder differ in case alone, as some file systems take them for one", () => {
	const modules = Object.keys(import.meta.glob("../**/*.{ts,tsx}")).filter((path) => !/\.(test|d)\.tsx?$/.test(path));
	const names = modules.map((path) => path.replace(/\.tsx?$/, "").toLowerCase());
	expect(names.length).toBeGreaterThan(300);
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
