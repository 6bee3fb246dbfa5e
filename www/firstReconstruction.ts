/** Computes what the page opens with when it is built: the reconstruction of its first drawing by the model on the first screen. */

import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { initSync, Model } from "../crate/pkg-start/autoencoders";
import { computeModelResult } from "./src/engine/handlers/modelResult";
import firstImage from "./src/state/firstImage.json";

const name = "virtual:first-reconstruction";
const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url));
const base64 = (values: Float32Array) => Buffer.from(values.buffer).toString("base64");

/** The image is a browser's: only its canvas draws strokes. A test compares all of it with what the page computes. */
export function reconstructFirst() {
	initSync({ module: read("crate/pkg-start/autoencoders_bg.wasm") });
	const image = new Float32Array(firstImage);
	const model = Model.load(read("pretrained/variational-2.safetensors"));
	const { code, deviation, output, error, bce, inputEntropy } = computeModelResult("variational-2", model, image);
	if (!deviation) throw new Error("variational-2 gives no deviations");
	return { image, code, deviation, output, error, bce, inputEntropy };
}

function asModule(): string {
	const encoded = Object.entries(reconstructFirst()).map(([key, value]) => {
		return [key, value instanceof Float32Array ? base64(value) : value];
	});
	return `export default ${JSON.stringify(Object.fromEntries(encoded))}`;
}

export const firstReconstruction: Plugin = {
	name: "first-reconstruction",
	resolveId: (source) => (source === name ? `\0${name}` : undefined),
	load: (id) => (id === `\0${name}` ? asModule() : undefined),
};
