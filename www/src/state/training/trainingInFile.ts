/**
 * A model's file that holds its training as well, with the optimiser's moments, so that it can be resumed in another browser: each
 * array is a tensor, `training.0` and so on, and the rest is JSON in the metadata. Our crate leaves these tensors out.
 */

import { EngineError } from "../../engine/error";
import { readTensorFile, type TensorFile, writeTensorFile } from "../../engine/safetensors";
import { readRecord, VERSION } from "../records";
import type { SavedTraining } from "./savedTraining";

type Tensors = TensorFile["tensors"];

const ENTRY = "training";
const PREFIX = `${ENTRY}.`;

export function embedTraining(file: Uint8Array, training: SavedTraining): Uint8Array {
	const { metadata, tensors } = expectTensorFile(file);
	const arrays: Tensors = [];
	const json = JSON.stringify({ version: VERSION, ...training }, (_, value: unknown) => {
		if (value instanceof Float32Array) return { tensor: addTensor(arrays, value) };
		return typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value;
	});
	return writeTensorFile({ metadata: { ...metadata, [ENTRY]: json }, tensors: [...tensors, ...arrays] });
}

function expectTensorFile(file: Uint8Array): TensorFile {
	const read = readTensorFile(file);
	if (!read) throw new EngineError("invalid_file", "expected a safetensors file");
	return read;
}

/** The name of the tensor that the array has become. */
function addTensor(tensors: Tensors, { buffer, byteOffset, byteLength, length }: Float32Array): string {
	const name = PREFIX + tensors.length;
	tensors.push({ name, dtype: "F32", shape: [length], bytes: new Uint8Array(buffer, byteOffset, byteLength) });
	return name;
}

/**
 * The model's own file, and its training if there is one. Throws an `EngineError` if that is damaged; what is no safetensors file
 * comes back as it is, and who reads the model says what is wrong with it.
 */
export function extractTraining(file: Uint8Array): { bytes: Uint8Array; training?: SavedTraining } {
	const { metadata = {}, tensors = [] } = readTensorFile(file) ?? {};
	const { [ENTRY]: json, ...rest } = metadata;
	if (json === undefined) return { bytes: file };
	const training = parse(json, tensors);
	return {
		bytes: writeTensorFile({ metadata: rest, tensors: tensors.filter(({ name }) => !isTrainingTensor(name)) }),
		training,
	};
}

function isTrainingTensor(name: string): boolean {
	return name.startsWith(PREFIX);
}

function parse(json: string, tensors: Tensors): SavedTraining {
	const parts = new Map(
		tensors.filter(({ name, dtype }) => isTrainingTensor(name) && dtype === "F32").map((one) => [one.name, one.bytes]),
	);
	try {
		return readRecord(
			"trainings",
			JSON.parse(json, (_, value: unknown) => revive(value, parts)),
		);
	} catch (thrown) {
		throw new EngineError("metadata", String(thrown));
	}
}

/**
 * What `embedTraining` has written for an array, or for a number that JSON cannot represent. Each part is taken once: a small file that
 * names a large one often would fill the memory.
 */
function revive(value: unknown, parts: Map<unknown, Uint8Array>): unknown {
	if (typeof value !== "object" || value === null) return value;
	if ("number" in value) return Number(value.number);
	if (!("tensor" in value)) return value;
	const bytes = parts.get(value.tensor);
	if (!bytes || bytes.length % 4 !== 0) throw new Error(`expected an array in ${String(value.tensor)}`);
	parts.delete(value.tensor);
	return new Float32Array(bytes.slice().buffer);
}
