/** Recognises files of models by other programs, by their first bytes, to say what they are instead of that they are damaged. */

type Program = "PyTorch" | "Keras" | "ONNX" | "GGUF" | "NumPy";

const ZIP = "PK\u0003\u0004";
const PICKLE = "\u0080";

/** A safetensors file begins with the length of its header, which is JSON. */
const LENGTH_BYTES = 8;

/** How far names within an archive and the producer of an ONNX graph are searched for, in bytes. */
const SEARCHED_BYTES = 4096;

/** The program that writes such files; undefined for a safetensors file, and for what is not known. */
export function foreignProgramOf(bytes: Uint8Array): Program | undefined {
	const start = String.fromCharCode(...bytes.subarray(0, SEARCHED_BYTES));
	if (start[LENGTH_BYTES] === "{") return undefined; // safetensors, whose first bytes, a length, may be any
	if (start.startsWith(ZIP)) return start.includes("data.pkl") ? "PyTorch" : archiveOf(start);
	if (start.startsWith(PICKLE)) return "PyTorch";
	if (start.startsWith("\u0089HDF\r\n")) return "Keras";
	if (start.startsWith("GGUF")) return "GGUF";
	if (start.startsWith("\u0093NUMPY")) return "NumPy";
	// The first field of a protocol buffer of ONNX is its version, the second the name of its producer.
	return bytes[0] === 0x08 && bytes[2] === 0x12 && /[a-z]/.test(start[4] ?? "") ? "ONNX" : undefined;
}

function archiveOf(start: string): Program | undefined {
	if (/config\.json|metadata\.json|model\.weights\.h5/.test(start)) return "Keras";
	return start.includes(".npy") ? "NumPy" : undefined;
}
