/** Which of the wasm files the page starts with. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, openPage, test } from "./support/test";

const file = (folder: string) => readFileSync(join(__dirname, "../../crate", folder, "autoencoders_bg.wasm"));

/** The wasm files that the page fetches until its models have answered. */
async function fetched(page: Page): Promise<Buffer[]> {
	const bodies: Promise<Buffer>[] = [];
	page.on("response", (response) => {
		if (response.url().endsWith(".wasm")) bodies.push(response.body());
	});
	await openPage(page);
	return Promise.all(bodies);
}

function refuseRelaxed(): void {
	const validate = WebAssembly.validate.bind(WebAssembly);
	// The prefix of SIMD's instructions, and the number of f32x4.relaxed_madd.
	const isRelaxed = (bytes: Uint8Array) => bytes.join().includes([0xfd, 0x85, 0x02].join());
	WebAssembly.validate = (bytes) => !isRelaxed(bytes as Uint8Array) && validate(bytes);
}

test("a browser that knows relaxed SIMD gets the build with it, another the plain one; the models work in either", async ({
	page,
	context,
}) => {
	const refusing = await context.newPage();
	await refusing.addInitScript(refuseRelaxed);
	for (const [tab, folder] of [
		[page, "pkg-start-relaxed"],
		[refusing, "pkg-start"],
	] as const) {
		await test.step(folder, async () => {
			const [wasm, ...others] = await fetched(tab);
			expect(others).toEqual([]);
			expect(wasm?.equals(file(folder))).toBe(true);
		});
	}
});
