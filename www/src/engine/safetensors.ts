/**
 * Files in the safetensors format, to be taken apart and put together: the length of the header in 8 bytes, the header in JSON,
 * the bytes of the tensors. What the tensors mean is for Rust to say.
 * Specified at https://github.com/huggingface/safetensors#format.
 */

import * as v from "valibot";

export interface TensorFile {
	metadata: Record<string, string>;
	tensors: { name: string; dtype: string; shape: number[]; bytes: Uint8Array }[];
}

const LENGTH_BYTES = 8;
const METADATA = "__metadata__";

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const entry = v.object({ dtype: v.string(), shape: v.array(offset), data_offsets: v.tuple([offset, offset]) });
const header = v.objectWithRest({ [METADATA]: v.optional(v.record(v.string(), v.string())) }, entry);

/** undefined for anything else. */
export function readTensorFile(file: Uint8Array): TensorFile | undefined {
	const length = file.length < LENGTH_BYTES ? Number.NaN : lengthIn(file);
	const start = LENGTH_BYTES + length;
	const parsed = v.safeParse(header, start <= file.length ? parseJson(file.subarray(LENGTH_BYTES, start)) : undefined);
	if (!parsed.success) return undefined;
	const { [METADATA]: metadata = {}, ...entries } = parsed.output;
	const tensors = Object.entries(entries).map(([name, tensor]) => {
		const { dtype, shape, data_offsets } = tensor as v.InferOutput<typeof entry>;
		const [from, to] = data_offsets;
		return { name, dtype, shape, from: start + from, to: start + to };
	});
	if (tensors.some(({ from, to }) => from > to || to > file.length)) return undefined;
	// Tensors that share bytes would take more memory than the file has, once they are written.
	if (tensors.reduce((sum, { from, to }) => sum + to - from, start) > file.length) return undefined;
	return {
		metadata,
		tensors: tensors.map(({ from, to, ...tensor }) => ({ ...tensor, bytes: file.subarray(from, to) })),
	};
}

function lengthIn(file: Uint8Array): number {
	return Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
}

function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return undefined;
	}
}

export function writeTensorFile({ metadata, tensors }: TensorFile): Uint8Array {
	let end = 0;
	const entries = tensors.map(({ name, dtype, shape, bytes }) => {
		const from = end;
		end += bytes.length;
		return [name, { dtype, shape, data_offsets: [from, end] }];
	});
	const json = JSON.stringify({ [METADATA]: metadata, ...Object.fromEntries(entries) });
	const text = new TextEncoder().encode(json);
	const start = Math.ceil((LENGTH_BYTES + text.length) / 8) * 8; // so that tensors are aligned
	const file = new Uint8Array(start + end).fill(0x20, LENGTH_BYTES, start);
	new DataView(file.buffer).setBigUint64(0, BigInt(start - LENGTH_BYTES), true);
	file.set(text, LENGTH_BYTES);
	let at = start;
	for (const { bytes } of tensors) {
		file.set(bytes, at);
		at += bytes.length;
	}
	return file;
}
