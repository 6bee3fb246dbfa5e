/**
 * Reads and writes files in the safetensors format: the length of the header in 8 bytes, the header in JSON, the bytes of the
 * tensors. What the tensors mean is known to Rust only.
 * Specified at https://github.com/huggingface/safetensors#format.
 */

import * as v from "valibot";

export interface TensorFile {
	metadata: Record<string, string>;
	tensors: { name: string; dtype: string; shape: number[]; bytes: Uint8Array }[];
}

const LENGTH_BYTES = 8;
const METADATA = "__metadata__";

const sizeSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const entrySchema = v.object({
	dtype: v.string(),
	shape: v.array(sizeSchema),
	data_offsets: v.tuple([sizeSchema, sizeSchema]),
});
const headerSchema = v.objectWithRest({ [METADATA]: v.optional(v.record(v.string(), v.string())) }, entrySchema);

/** undefined for files of another format. */
export function readTensorFile(file: Uint8Array): TensorFile | undefined {
	const jsonLength = file.length < LENGTH_BYTES ? Number.NaN : headerLength(file);
	const dataStart = LENGTH_BYTES + jsonLength;
	const parsed = v.safeParse(
		headerSchema,
		dataStart <= file.length ? parseJson(file.subarray(LENGTH_BYTES, dataStart)) : undefined,
	);
	if (!parsed.success) return undefined;
	const { [METADATA]: metadata = {}, ...entries } = parsed.output;
	const tensors = Object.entries(entries).map(([name, tensor]) => {
		const { dtype, shape, data_offsets } = tensor as v.InferOutput<typeof entrySchema>;
		const [from, to] = data_offsets;
		return { name, dtype, shape, from: dataStart + from, to: dataStart + to };
	});
	if (tensors.some(({ from, to }) => from > to || to > file.length)) return undefined;
	// Tensors that share bytes would take more memory than the file has, once they are written.
	if (tensors.reduce((sum, { from, to }) => sum + to - from, dataStart) > file.length) return undefined;
	return {
		metadata,
		tensors: tensors.map(({ from, to, ...tensor }) => ({ ...tensor, bytes: file.subarray(from, to) })),
	};
}

function headerLength(file: Uint8Array): number {
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
	const dataStart = Math.ceil((LENGTH_BYTES + text.length) / 8) * 8; // so that tensors are aligned
	const file = new Uint8Array(dataStart + end).fill(0x20, LENGTH_BYTES, dataStart);
	new DataView(file.buffer).setBigUint64(0, BigInt(dataStart - LENGTH_BYTES), true);
	file.set(text, LENGTH_BYTES);
	let offset = dataStart;
	for (const { bytes } of tensors) {
		file.set(bytes, offset);
		offset += bytes.length;
	}
	return file;
}
