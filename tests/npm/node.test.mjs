/** The packed package in Node.js: what it computes, what it refuses, and the README's programs. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { addModel, consumer, run, write } from "./support/consumer.mjs";
import { golden } from "./support/golden.mjs";
import { block, blocks } from "./support/readme.mjs";

const folder = consumer();
addModel("vanilla", folder);

/** A module of the installed package. */
const load = (entry) => import(pathToFileURL(join(folder, "node_modules/autoencoders", entry)));
const main = await load("index.node.js");
await main.default();

function assertClose(actual, expected, tolerance) {
	assert.equal(actual.length, expected.length);
	for (const [at, value] of expected.entries()) {
		assert.ok(Math.abs(actual[at] - value) <= tolerance, `${at}: ${actual[at]}, ${value}`);
	}
}

const models = [
	["dense_ae", "hidden", { kind: "vanilla", input: 143, encoder: [5], decoder: [] }],
	["vae_mlp", "z_mean", { kind: "variational", input: 143, encoder: [9], latent: 2, decoder: [9] }],
	[
		"conv_ae_padded",
		"code",
		{ kind: "convolutional", height: 10, width: 13, channels: 1, filters: [3, 5, 5, 3], padding: "same" },
	],
];

for (const [name, code, config] of models) {
	test(`codes of ${name} are those of PyTorch`, () => {
		const { file, images, output } = golden(name, config);
		const model = main.Model.load(file);
		assert.deepEqual(model.config, config);
		const shape = config.kind === "convolutional" ? [10, 13, 1] : [143];
		assert.deepEqual([...model.inputShape], shape);
		const codes = model.encode(images);
		assertClose(codes, output(code), 1e-5);
		if (config.kind !== "variational") assertClose(model.decode(codes), output("y"), 1e-5);
		model.free();
	});
}

/** 16-bit numbers, IEEE 754. */
function half(bits) {
	const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
	return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

test("codes of a pretrained model are the sums that its file says", () => {
	const file = readFileSync(join(folder, "vanilla.safetensors"));
	const start = 8 + Number(file.readBigUInt64LE(0));
	const header = JSON.parse(file.subarray(8, start).toString());
	const [kernel, bias] = ["enc.kernel", "enc.bias"].map((name) => {
		const at = start + header[name].data_offsets[0];
		return (index) => half(file.readUInt16LE(at + 2 * index));
	});
	const image = Float32Array.from({ length: 784 }, (_, pixel) => ((pixel * 7) % 11) / 10);
	const expected = Array.from({ length: 128 }, (_, unit) => {
		return Math.max(
			0,
			image.reduce((sum, x, pixel) => sum + x * kernel(128 * pixel + unit), bias(unit)),
		);
	});
	assertClose(main.Model.load(file).encode(image), expected, 1e-4);
});

test("a second init does nothing, and models stay usable", async () => {
	const model = main.Model.load(readFileSync(join(folder, "vanilla.safetensors")));
	await main.default();
	assert.equal(model.encode(new Float32Array(784)).length, 128);
});

/** A program in a process of its own, where the module is not loaded yet. */
function prints(program) {
	write(folder, { "program.js": program });
	return run(folder, process.execPath, "program.js");
}

test("init takes a path, a file: URL as text or as URL, bytes, or a promise of these", () => {
	const wasm = join(folder, "node_modules/autoencoders/autoencoders_bg.wasm");
	const [path, url] = [JSON.stringify(wasm), JSON.stringify(pathToFileURL(wasm).href)];
	const relative = JSON.stringify("node_modules/autoencoders/autoencoders_bg.wasm");
	const bytes = `(await import("node:fs")).readFileSync(${path})`;
	const sources = [path, relative, url, `new URL(${url})`, `Promise.resolve(new URL(${url}))`, bytes];
	for (const source of [...sources, `await WebAssembly.compile(${bytes})`]) {
		const program = `import init, { runMultiplyAdds } from "autoencoders"; await init(${source}); console.log(runMultiplyAdds(1) > 0);`;
		assert.equal(prints(program), "true\n", source);
	}
	const missing = `import init from "autoencoders"; await init("missing.wasm").catch(({ code }) => console.log(code));`;
	assert.equal(prints(missing), "ENOENT\n");
});

test("classes can be left out of examples with labels alone", () => {
	const model = { kind: "vanilla", input: 1, encoder: [1], decoder: [] };
	const objective = { reconstruction: "mean_squared_error", beta: 1 };
	const settings = {
		...{ model, objective, warmUp: 0, learningRate: 0.1, batch: 1 },
		noise: null,
		examples: 2,
		seed: 1,
	};
	const start = (data, excludedClasses) => new main.TrainingRun({ ...settings, excludedClasses }, data);
	const [pixels, shape] = [new Uint8Array(2), [1, 1, 1]];
	const unlabelled = main.DataSet.fromImages(pixels, shape);
	assert.equal(start(unlabelled, []).stepsPerEpoch, 2);
	assert.throws(() => start(unlabelled, [1]), { name: "AutoencoderError", code: "array" });
	const evaluated = start(unlabelled, []).model();
	const without = { objective, noise: null, excludedClasses: [1] };
	assert.throws(() => evaluated.evaluate(unlabelled, without, 0, 2), { code: "array" });
	assert.equal(start(main.DataSet.fromImages(pixels, shape, Uint8Array.of(1, 0)), [1]).stepsPerEpoch, 1);
});

test("what is wrong is thrown with a name and a code", () => {
	const model = main.Model.load(readFileSync(join(folder, "vanilla.safetensors")));
	assert.throws(() => main.Model.load(new Uint8Array(9)), { name: "AutoencoderError", code: "invalid_file" });
	assert.throws(() => model.encode(new Float32Array(3)), { name: "AutoencoderError", code: "length" });
	assert.throws(() => main.corrupt(new Float32Array(1), [1, 1, 1], { kind: "snow" }, 1), { code: "config" });
});

test("every code and every kind that the types list is one that the crate knows", () => {
	const declarations = readFileSync(join(folder, "node_modules/autoencoders/autoencoders.d.ts"), "utf8");
	const union = (name) => {
		const [, text] = new RegExp(`export type ${name} =(.*?);\n`, "s").exec(declarations);
		return [...text.replace(/\/\*.*?\*\//gs, "").matchAll(/"(\w+)"/g)].map(([, word]) => word);
	};
	const rust = readFileSync(new URL("../../crate/src/error.rs", import.meta.url), "utf8");
	const codes = [...rust.matchAll(/Error::\w+.* => "(\w+)"/g)].map(([, code]) => code);
	const inBrowsers = codes.filter((code) => code !== "io"); // where there is a disk
	assert.deepEqual(union("ErrorCode"), inBrowsers);
	const settings = { sigma: 0.5, probability: 0.5, size: 1, left: 0, top: 0, length: 1 };
	const [, noise] = /export type Noise =(.*?\{ kind: "mixed" \});/s.exec(declarations);
	for (const [, kind, rest] of noise.matchAll(/\{ kind: "(\w+)"(.*?) \}/g)) {
		const fields = [...rest.matchAll(/(\w+):/g)].map(([, field]) => [field, settings[field]]);
		main.corrupt(new Float32Array(9), [3, 3, 1], { kind, ...Object.fromEntries(fields) }, 1);
	}
	for (const placement of union("Placement"))
		main.normaliseDrawing(new Uint8Array(4).fill(255), 2, 2, [8, 8, 1], placement);
	for (const activation of union("Activation")) {
		const model = { kind: "vanilla", input: 1, encoder: [1], decoder: [], activation };
		const config = { ...{ model, objective: { reconstruction: "mean_squared_error", beta: 1 }, warmUp: 0, batch: 1 } };
		const rest = {
			learningRate: 0.1,
			beta1: 0.9,
			beta2: 0.9,
			epsilon: 1,
			noise: null,
			examples: 1,
			excludedClasses: [],
		};
		const data = main.DataSet.fromImages(new Uint8Array(1), [1, 1, 1]);
		assert.equal(new main.TrainingRun({ ...config, ...rest, seed: 1 }, data).completedSteps, 0);
	}
});

test("a data set of images has a label for each, or none", () => {
	const [images, shape] = [Uint8Array.of(0, 255, 51, 0), [1, 2, 1]];
	const labelled = main.DataSet.fromImages(images, shape, Uint8Array.of(3, 1));
	assert.deepEqual([labelled.length, [...labelled.labels]], [2, [3, 1]]);
	assert.deepEqual(
		[...labelled.image(1)].map((value) => value.toFixed(3)),
		["0.200", "0.000"],
	);
	assert.deepEqual([...main.DataSet.fromImages(images, shape).labels], []);
	assert.throws(() => main.DataSet.fromImages(images, shape, Uint8Array.of(3)), { code: "length" });
	assert.throws(() => main.DataSet.fromImages(images.subarray(1), shape), { code: "length" });
	assert.deepEqual(main.DataSet.fromImages(Uint8ClampedArray.from(images), shape).image(1), labelled.image(1));
	assert.equal(main.DataSet.fromImages(Buffer.from(images), shape).length, 2);
	for (const other of [[0, 0.5], Float32Array.of(0, 0.5), [0, 255], images.buffer, undefined]) {
		assert.throws(() => main.DataSet.fromImages(other, shape), { name: "AutoencoderError", code: "config" });
	}
});

test("objects are freed by hand and by Symbol.dispose", () => {
	const model = main.Model.load(readFileSync(join(folder, "vanilla.safetensors")));
	model.free();
	assert.throws(() => model.encode(new Float32Array(784)));
	assert.equal(main.Model.prototype[Symbol.dispose], main.Model.prototype.free);
});

test("exports are a module of their own, and files go from one to the other", async () => {
	const { default: init, Model } = await load("export/index.node.js");
	await init();
	const bytes = main.Model.load(readFileSync(join(folder, "vanilla.safetensors"))).toBytes();
	const image = { name: "it", dataSet: "none", height: 28, width: 28, channels: 1 };
	const preprocessing = { fit: "crop", background: "black", invert: false, normalise: false };
	const declarations = readFileSync(join(folder, "node_modules/autoencoders/export/autoencoders.d.ts"), "utf8");
	const [, formats] = /export type ExportFormat = (.*);/.exec(declarations);
	for (const format of JSON.parse(`[${formats.replaceAll(" | ", ",")}]`)) {
		assert.ok(Model.load(bytes).exportTo(format, { ...image, preprocessing, denoises: true }).length > 0, format);
	}
	const notes = (description) => {
		const [{ bytes: file }] = Model.load(bytes).exportTo("torch", description);
		const length = Number(Buffer.from(file).readBigUInt64LE());
		const { preprocessing: json, denoises } = JSON.parse(
			Buffer.from(file).toString("utf8", 8, 8 + length),
		).__metadata__;
		return [json && JSON.parse(json), denoises];
	};
	assert.deepEqual(notes({ ...image, preprocessing, denoises: true }), [preprocessing, "true"]);
	assert.deepEqual(notes({ ...image, denoises: false }), [undefined, undefined]);
	assert.deepEqual(notes(image), [undefined, undefined]);
	const { fit: _, ...incomplete } = preprocessing;
	for (const wrong of [
		{ ...image, fit: "crop" },
		{ ...image, preprocessing: incomplete },
		{ ...image, denoises: 1 },
	]) {
		assert.throws(() => notes(wrong), { name: "AutoencoderError", code: "config" });
	}
});

test("the README's programs for Node.js run", () => {
	write(folder, { "load.js": block("a perfect model would have"), "export.js": block("convertToModelFile(") });
	assert.match(run(folder, process.execPath, "load.js"), /^loss 0\.\d+ nats per pixel/);
	run(folder, process.execPath, "export.js");
	assert.match(readFileSync(join(folder, "vanilla.onnx")).toString("latin1"), /vanilla/);
});

test("every block of the README is run by a test", () => {
	const node = ["a perfect model would have", "convertToModelFile("];
	const page = ['querySelector("canvas")', "// train.js", "// main.js"];
	const typed = ["using model", "error as AutoencoderError"];
	const run = [...node, ...page, ...typed].map(block);
	const others = blocks.filter(({ text }) => !run.includes(text));
	assert.deepEqual(others, [{ language: "sh", text: "npm install autoencoders\n" }]);
});
