/** Model files: the pretrained ones, and others made of them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface ModelFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

interface Tensor {
	dtype: string;
	shape: number[];
	bytes: Buffer;
}

interface Content {
	config: string;
	tensors: Record<string, Tensor>;
}

type Header = Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }> & {
	__metadata__: { config: string };
};

function readPretrained(model: string): Buffer {
	return readFileSync(join(__dirname, "../../../pretrained", `${model}.safetensors`));
}

function parse(file: Buffer): Content {
	const start = 8 + Number(file.readBigUInt64LE(0));
	const { __metadata__, ...entries } = JSON.parse(file.subarray(8, start).toString()) as Header;
	const tensors = Object.entries(entries).map(
		([
			name,
			{
				dtype,
				shape,
				data_offsets: [from, to],
			},
		]) => {
			return [name, { dtype, shape, bytes: file.subarray(start + from, start + to) }] as const;
		},
	);
	return { config: __metadata__.config, tensors: Object.fromEntries(tensors) };
}

function serialise({ config, tensors }: Content): Buffer {
	const header: Record<string, unknown> = { __metadata__: { config } };
	let at = 0;
	for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
		header[name] = { dtype, shape, data_offsets: [at, at + bytes.length] };
		at += bytes.length;
	}
	const json = Buffer.from(JSON.stringify(header));
	const padded = Buffer.concat([json, Buffer.alloc((8 - (json.length % 8)) % 8, " ")]);
	const length = Buffer.alloc(8);
	length.writeBigUInt64LE(BigInt(padded.length));
	return Buffer.concat([length, padded, ...Object.values(tensors).map(({ bytes }) => bytes)]);
}

function fileOf(name: string, buffer: Buffer): ModelFile {
	return { name: `${name}.safetensors`, mimeType: "application/octet-stream", buffer };
}

export function pretrained(model: string, name = model): ModelFile {
	return fileOf(name, readPretrained(model));
}

/** The first columns of a matrix of 16-bit numbers. */
function columns({ dtype, shape: [rows = 0, width = 0], bytes }: Tensor, count: number): Tensor {
	const kept = Array.from({ length: rows }, (_, row) => bytes.subarray(2 * row * width, 2 * (row * width + count)));
	return { dtype, shape: [rows, count], bytes: Buffer.concat(kept) };
}

function firstOf({ dtype, shape: [, ...rest], bytes }: Tensor, count: number): Tensor {
	const each = rest.reduce((product, size) => product * size, 2);
	return { dtype, shape: [count, ...rest], bytes: bytes.subarray(0, count * each) };
}

/** The vanilla model with only the first of its hidden units. */
export function narrow(units: number, name: string): ModelFile {
	const { config, tensors } = parse(readPretrained("vanilla"));
	const cut = (of: string, by: typeof columns) => by(tensors[of] as Tensor, units);
	const narrowed = {
		...tensors,
		"dec.kernel": cut("dec.kernel", firstOf),
		"enc.bias": cut("enc.bias", firstOf),
		"enc.kernel": cut("enc.kernel", columns),
	};
	return fileOf(name, serialise({ config: config.replace("[128]", `[${units}]`), tensors: narrowed }));
}

/** A model that takes 28×28 pixels and gives 12×12. */
export function shrinking(name: string): ModelFile {
	const { config, tensors } = parse(readPretrained("convolutional"));
	return fileOf(name, serialise({ config: config.replace('"same"', '"valid"'), tensors }));
}

/** A model that takes and gives as many pixels as 28×28 in another shape. */
export function flat(name: string): ModelFile {
	const { config, tensors } = parse(readPretrained("convolutional"));
	const other = { ...(JSON.parse(config) as object), height: 4, width: 196 };
	return fileOf(name, serialise({ config: JSON.stringify(other), tensors }));
}

/** The vanilla model with weights of the encoder that are all the same. */
export function weighted(weight: number, name: string): ModelFile {
	const { config, tensors } = parse(readPretrained("vanilla"));
	const { shape } = tensors["enc.kernel"] as Tensor;
	const values = new Float32Array(784 * 128).fill(weight);
	const kernel = { dtype: "F32", shape, bytes: Buffer.from(values.buffer) };
	return fileOf(name, serialise({ config, tensors: { ...tensors, "enc.kernel": kernel } }));
}

/** A download that broke off. */
export function damaged(name: string): ModelFile {
	return fileOf(name, readPretrained("vanilla").subarray(0, 5000));
}

/** 16-bit numbers, IEEE 754. */
function half(bits: number): number {
	const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
	return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The values of each tensor of a pretrained model. */
export function weightsOf(model: string): (tensor: string) => Float64Array {
	const { tensors } = parse(readPretrained(model));
	return (name) => {
		const { bytes } = tensors[name] as Tensor;
		return Float64Array.from({ length: bytes.length / 2 }, (_, at) => half(bytes.readUInt16LE(2 * at)));
	};
}
