/** Models with codes that PyTorch has computed, as files of the crate. */

import { readFileSync } from "node:fs";

/** The tensors of a safetensors file of 32-bit numbers. */
export function tensorsOf(file) {
	const start = 8 + Number(file.readBigUInt64LE(0));
	const { __metadata__, ...entries } = JSON.parse(file.subarray(8, start).toString());
	const values = (from, to) =>
		new Float32Array(file.buffer.slice(file.byteOffset + start + from, file.byteOffset + start + to));
	return Object.fromEntries(
		Object.entries(entries).map(([name, { shape, data_offsets }]) => [
			name,
			{ shape, values: values(...data_offsets) },
		]),
	);
}

function fileOf(config, tensors) {
	const header = { __metadata__: { config: JSON.stringify(config) } };
	let at = 0;
	for (const [name, { shape, values }] of Object.entries(tensors)) {
		header[name] = { dtype: "F32", shape, data_offsets: [at, at + values.byteLength] };
		at += values.byteLength;
	}
	const json = Buffer.from(JSON.stringify(header));
	const length = Buffer.alloc(8);
	length.writeBigUInt64LE(BigInt(json.length));
	return Buffer.concat([length, json, ...Object.values(tensors).map(({ values }) => Buffer.from(values.buffer))]);
}

/** The file of a model in tests/golden, its images `x` and what PyTorch made of them. */
export function golden(name, config) {
	const tensors = tensorsOf(readFileSync(new URL(`../../golden/${name}.safetensors`, import.meta.url)));
	const parameters = Object.entries(tensors).filter(([name]) => name.startsWith("param."));
	const file = fileOf(config, Object.fromEntries(parameters.map(([name, tensor]) => [name.slice(6), tensor])));
	return { file, images: tensors.x.values, output: (name) => tensors[`out.${name}`].values };
}
