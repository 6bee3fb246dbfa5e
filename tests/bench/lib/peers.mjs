/** Who is measured in the browser, and what each page is made of. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bench, cache, root } from "./paths.mjs";

const npm = (path) => join(bench, "node_modules", path);
const versionOf = (name) => JSON.parse(readFileSync(npm(`${name}/package.json`), "utf8")).version;
const burnVersion = () =>
	readFileSync(join(bench, "burn/Cargo.toml"), "utf8").match(/^burn = .*version = "=([\d.]+)"/m)[1];

export const burnPackage = join(cache, "burn-pkg");
export const onnxModels = join(cache, "onnx");

/** `wasm` is downloaded by every user of the peer, `files` are the bench's own. */
export const peers = [
	{
		id: "ours-relaxed",
		name: "ours",
		setting: "relaxed SIMD",
		adapter: "ours.js",
		alias: { autoencoders: join(root, "crate/pkg-relaxed/autoencoders.js") },
		wasm: [join(root, "crate/pkg-relaxed/autoencoders_bg.wasm")],
	},
	{
		id: "ours",
		name: "ours",
		setting: "plain SIMD",
		adapter: "ours.js",
		alias: { autoencoders: join(root, "crate/pkg/autoencoders.js") },
		wasm: [join(root, "crate/pkg/autoencoders_bg.wasm")],
	},
	{
		id: "burn",
		name: "Burn",
		version: burnVersion(),
		adapter: "burn.js",
		alias: { burn: join(burnPackage, "burn_peer.js") },
		wasm: [join(burnPackage, "burn_peer_bg.wasm")],
	},
	{ id: "jax", name: "jax-js", version: versionOf("@jax-js/jax"), adapter: "jax.js", wasm: [] },
	{
		id: "tfjs",
		name: "TensorFlow.js",
		version: versionOf("@tensorflow/tfjs"),
		adapter: "tfjs.js",
		wasm: [npm("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm")],
	},
	{
		id: "onnxruntime",
		name: "onnxruntime-web",
		version: versionOf("onnxruntime-web"),
		adapter: "onnxruntime.js",
		wasm: [npm("onnxruntime-web/dist/ort-wasm-simd-threaded.wasm")],
		files: [join(onnxModels, "dense.onnx"), join(onnxModels, "convolutional.onnx")],
	},
];
