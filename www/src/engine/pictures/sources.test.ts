import { expect, test } from "vitest";
import { makeZip } from "../../testing/zip";
import { classNameOfEach } from "./paths";
import { findSources } from "./sources";

const blob = new Blob(["content"]);
const content = new TextEncoder().encode("zipped");

test("archives are expanded into a folder of their name, hidden files are left out, and all come in natural order", async () => {
	const zip = new Blob([
		makeZip([
			{ name: "b/2.png", content },
			{ name: "../../a/10.png", content },
			{ name: "a/9.png", content },
			{ name: "__MACOSX/a/._9.png", content },
			{ name: "a/.DS_Store", content },
		]),
	]);
	const { sources, skipped } = await findSources([
		{ path: "set.zip", blob: zip },
		{ path: "set/Thumbs.db", blob },
		{ path: "set/a/1.png", blob },
	]);
	expect(sources.map(({ path }) => path)).toEqual(["set/a/1.png", "set/a/9.png", "set/a/10.png", "set/b/2.png"]);
	expect(await (await sources[1]?.content())?.text()).toBe("zipped");
	expect(skipped).toEqual([]);
});

test("what is empty or damaged is named, and nothing else is lost by it", async () => {
	const { sources, skipped } = await findSources([
		{ path: "a/empty.png", blob: new Blob([]) },
		{ path: "a/damaged.zip", blob },
		{ path: "a/1.png", blob },
	]);
	expect(sources.map(({ path }) => path)).toEqual(["a/1.png"]);
	expect(skipped).toEqual([
		{ path: "a/empty.png", reason: "empty" },
		{ path: "a/damaged.zip", reason: "damaged_archive" },
	]);
});

test("what is no picture by its name is named, takes no place of a picture, and is no folder beside those of classes", async () => {
	const pictures = Array.from({ length: 6 }, (_, index) => ({ path: `set/images/${index % 2}/${index}.png`, blob }));
	const others = pictures.map(({ path }) => ({ path: path.replace("png", "json"), blob }));
	const table = { path: "set/labels.csv", blob };
	const zip = { path: "set/images/1/more.zip", blob: new Blob([makeZip([{ name: "LICENSE", content }])]) };
	const { sources, skipped } = await findSources([table, ...pictures, ...others, zip], 6);
	expect(sources.map(({ path }) => path)).toEqual(pictures.map(({ path }) => path).sort());
	expect(classNameOfEach(sources.map(({ path }) => path))).toEqual(["0", "0", "0", "1", "1", "1"]);
	expect(skipped).toHaveLength(1 + 6 + 1);
	expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(["not_a_picture"]));
});

test("of too many files, those left out are named, from all folders", async () => {
	const files = Array.from({ length: 40 }, (_, index) => ({ path: `${index % 4}/${index}.png`, blob }));
	const { sources, skipped } = await findSources(files, 20);
	expect(sources).toHaveLength(20);
	const folders = sources.map(({ path }) => path.split("/")[0]);
	for (const folder of ["0", "1", "2", "3"]) expect(folders.filter((name) => name === folder)).toHaveLength(5);
	expect(skipped).toHaveLength(20);
	expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(["over_limit"]));
});
