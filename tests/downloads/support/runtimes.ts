/** What a model computes in Chromium: by onnxruntime-web, and by the program that the page shows. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { origin, serve } from "./site";

interface Tensor {
	data: Float32Array;
}
interface Session {
	inputNames: string[];
	outputNames: string[];
	run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>;
}
interface Runtime {
	env: { wasm: { numThreads: number; wasmPaths: string } };
	Tensor: new (type: "float32", data: Float32Array, shape: number[]) => unknown;
	InferenceSession: { create(url: string): Promise<Session> };
}

/** The outputs of an ONNX file that lies in the folder. */
export async function runOnnx(page: Page, file: string, values: readonly number[], shape: readonly number[]) {
	return page.evaluate(
		async ([address, values, shape]) => {
			const runtime: Runtime = await import(String("/onnxruntime/ort.wasm.min.mjs"));
			Object.assign(runtime.env.wasm, { numThreads: 1, wasmPaths: "/onnxruntime/" });
			const session = await runtime.InferenceSession.create(address);
			const input = new runtime.Tensor("float32", Float32Array.from(values), [...shape]);
			const outputs = await session.run({ [String(session.inputNames[0])]: input });
			return session.outputNames.map((name) => [...(outputs[name]?.data ?? [])]);
		},
		[`/${encodeURIComponent(file)}`, values, shape] as const,
	);
}

/** Runs the program for web pages; what it prints and shows is put beside it. */
export async function runJavascript(page: Page, folder: string): Promise<void> {
	await serve(page, folder);
	const printed: Promise<unknown[]>[] = [];
	page.on("console", (message) => printed.push(Promise.all(message.args().map((value) => value.jsonValue()))));
	await page.goto(`${origin}/index.html`);
	await expect.poll(() => printed.length, { timeout: 60_000 }).toBe(2);
	const [[, code] = [], [, error] = []] = await Promise.all(printed);
	const reconstruction = await page.evaluate(() => {
		const canvas = document.querySelector("canvas");
		const image = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height);
		return [...(image?.data ?? [])];
	});
	writeFileSync(join(folder, "javascript.json"), JSON.stringify({ code, error, reconstruction }));
}
