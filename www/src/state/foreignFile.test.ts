import { expect, test } from "vitest";
import { foreignProgramOf } from "./foreignFile";

/** A byte for each character. */
function bytesOf(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const zip = (name: string) => `PK\u0003\u0004${"\0".repeat(26)}${name}`;

for (const [program, start] of [
	["PyTorch", zip("archive/data.pkl")],
	["PyTorch", "\u0080\u0002\u008a\n"],
	["Keras", zip("metadata.json")],
	["Keras", "\u0089HDF\r\n\u001a\n"],
	["ONNX", "\u0008\u0008\u0012\u0007pytorch\u001a"],
	["GGUF", "GGUF\u0003"],
	["NumPy", "\u0093NUMPY\u0001"],
	["NumPy", zip("kernel.npy")],
] as const) {
	test(`a file that starts with ${JSON.stringify(start)} is one of ${program}`, () => {
		expect(foreignProgramOf(bytesOf(start))).toBe(program);
	});
}

test("a safetensors file, an empty one and any other are none of these", () => {
	for (const start of [
		'\u0080\u0002\0\0\0\0\0\0{"__metadata__":{}}',
		'\u0058\0\0\0\0\0\0\0{"__metadata__":{}}',
		"",
		zip("photo.png"),
		"hello",
	]) {
		expect(foreignProgramOf(bytesOf(start)), start).toBeUndefined();
	}
});
