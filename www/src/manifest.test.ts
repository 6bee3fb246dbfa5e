import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url));
const manifest = JSON.parse(read("public/manifest.webmanifest").toString());

test("every icon that the manifest names is there, in the size that it says", () => {
	for (const { src, sizes, type } of manifest.icons) {
		const file = read(`public/${src}`);
		if (type !== "image/png") continue;
		const size = [file.readUInt32BE(16), file.readUInt32BE(20)].join("x"); // the header of a PNG file
		expect(size).toBe(sizes);
	}
});

test("both pages name the manifest, and it stays in its own folder, wherever the page is", () => {
	for (const page of ["index.html", "bench.html"]) {
		expect(read(page).toString()).toContain('<link rel="manifest" href="./manifest.webmanifest" />');
	}
	expect([manifest.id, manifest.start_url, manifest.scope]).toEqual(["./", "./", "./"]);
});
