import fc from "fast-check";
import { expect, test } from "vitest";
import { pngPaths } from "./pngPaths";

test("folders stay, and the ending becomes png", () => {
	expect(pngPaths(["cats/1.jpg", "cats/deep/my.cat.webp", "plain"])).toEqual([
		"cats/1.png",
		"cats/deep/my.cat.png",
		"plain.png",
	]);
});

test("pictures that would become one file stay apart, also on disks that ignore case", () => {
	expect(pngPaths(["1.jpg", "1.gif", "1.GIF", "1.png"])).toEqual(["1.png", "1.gif.png", "1 (2).png", "1.png.png"]);
});

test("whatever the names are, none leads out of the archive, and no two are equal", () => {
	const part = fc.oneof(fc.constantFrom("..", ".", "", "a", "A.jpg", "C:", "a.png"), fc.string());
	const paths = fc.array(fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")));
	fc.assert(
		fc.property(paths, (given) => {
			const files = pngPaths(given);
			expect(files).toHaveLength(given.length);
			expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(given.length);
			for (const file of files) expect(file.split(/[/\\]/)).not.toContain("..");
			expect(files.filter((file) => file.startsWith("/") || !file.endsWith(".png"))).toEqual([]);
		}),
	);
});
