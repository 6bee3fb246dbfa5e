/** The declarations, by `tsc --strict` as bundlers and as Node.js resolve them, and the README's programs in TypeScript. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { addModel, consumer, run, write } from "./support/consumer.mjs";
import { block } from "./support/readme.mjs";

const folder = consumer();
addModel("vanilla", folder);

const consumerOfTypes = `
import init, { type AutoencoderError, DataSet, Model, type ModelConfig, TrainingRun, corrupt } from "autoencoders";
import initExport, { convertToModelFile, Model as ExportModel } from "autoencoders/export";

await init();
await initExport();
const model = Model.load(new Uint8Array());
const config: ModelConfig = model.config;
const codes: Float32Array = model.encode(new Float32Array(784));
const side: number | undefined = config.kind === "convolutional" ? config.height : undefined;
corrupt(codes, model.inputShape, { kind: "patch", size: 3 }, 1);
// @ts-expect-error: there is no such noise
corrupt(codes, model.inputShape, { kind: "snow" }, 1);
DataSet.fromImages(new Uint8ClampedArray(1), [1, 1, 1]);
// @ts-expect-error: fractions are no bytes
DataSet.fromImages([0.5], [1, 1, 1]);
// @ts-expect-error: most settings are missing
new TrainingRun({ model: config }, DataSet.parse(new Uint8Array()));
// @ts-expect-error: there is no such format
ExportModel.load(convertToModelFile(new Uint8Array(), [1, 1, 1])).exportTo("docx");
const code: AutoencoderError["code"] = "length";
// @ts-expect-error: there is no such code
const other: AutoencoderError["code"] = "enormous";
export { code, other, side };
`;

// Libraries are checked, too, so that the package's own declarations are.
const strict = ["--strict", "--noEmit", "--skipLibCheck", "false", "--target", "es2022", "--types", "", "consumer.ts"];

for (const resolution of [
	["--module", "esnext", "--moduleResolution", "bundler"],
	["--module", "nodenext", "--moduleResolution", "nodenext"],
]) {
	test(`compiles with ${resolution.at(-1)}`, () => {
		write(folder, { "consumer.ts": consumerOfTypes });
		run(folder, "tsc", ...strict, ...resolution);
	});
}

test("nothing in the declarations is any, and no comment is Rust's", () => {
	for (const name of ["autoencoders.d.ts", "export/autoencoders.d.ts"]) {
		const declarations = readFileSync(join(folder, "node_modules/autoencoders", name), "utf8");
		assert.deepEqual(declarations.match(/.*: any\b.*|.*# Errors.*|.*\]\(.*::.*|.*\[`.*/g), null, name);
	}
});

test("the README's programs in TypeScript compile and run", () => {
	write(folder, { "memory.ts": block("using model"), "errors.ts": block("error as AutoencoderError") });
	write(folder, {
		"node.d.ts": 'declare module "node:fs" { export function readFileSync(path: string): Uint8Array; }\n',
	});
	const lib = ["--target", "es2022", "--lib", "es2022,dom,esnext.disposable", "--types", "", "--module", "nodenext"];
	run(folder, "tsc", "--strict", ...lib, "node.d.ts", "memory.ts", "errors.ts");
	assert.equal(run(folder, process.execPath, "memory.js"), "128\n");
	assert.equal(run(folder, process.execPath, "errors.js"), "This is no model.\n");
});
