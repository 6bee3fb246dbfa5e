/** The wasm file that this browser runs best, fetched and compiled. */

import { EngineError } from "./error";

/** The URLs of the two builds of a wasm module. */
export interface WasmBuilds {
	/** with SIMD */
	simd: string;
	/** with relaxed SIMD, for browsers that support it */
	relaxedSimd: string;
}

/** The smallest wasm module with a given instruction of three bytes; it is validated, never run. */
// biome-ignore format: one section per line
const probeModule = (...instruction: [number, number, number]) => new Uint8Array([
	0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // "\0asm", version 1
	0x01, 0x04, 0x01, 0x60, 0x00, 0x00, // types, 4 bytes: one, a function from nothing to nothing
	0x03, 0x02, 0x01, 0x00, // functions, 2 bytes: one, of type 0
	0x0a, 0x09, 0x01, 0x07, 0x00, // code, 9 bytes: one body of 7 bytes, without locals
	0x00, ...instruction, 0x1a, 0x0b, // unreachable (so that operands need not be there), the instruction, drop, end
]);

const simdProbe = probeModule(0xfd, 0xe4, 0x01); // f32x4.add
const relaxedSimdProbe = probeModule(0xfd, 0x85, 0x02); // f32x4.relaxed_madd

/** Whether this browser can run the models at all: WebAssembly with SIMD, in workers. */
export function isSupported(): boolean {
	return typeof Worker !== "undefined" && typeof WebAssembly !== "undefined" && WebAssembly.validate(simdProbe);
}

/** Whether this browser supports relaxed SIMD, whose multiply-add is one instruction. */
export function supportsRelaxedSimd(): boolean {
	return WebAssembly.validate(relaxedSimdProbe);
}

/** Fetches a file of this page. A missing file and a lost connection both throw "unreachable". */
export async function fetchFile(url: string): Promise<Response> {
	const response = await fetch(url).catch((cause: unknown) => {
		throw new EngineError("unreachable", `${url}: ${String(cause)}`);
	});
	if (!response.ok) throw new EngineError("unreachable", `${url}: HTTP ${response.status}`);
	return response;
}

async function fetchModule({ simd, relaxedSimd }: WasmBuilds): Promise<WebAssembly.Module> {
	const response = await fetchFile(supportsRelaxedSimd() ? relaxedSimd : simd);
	// Some static hosts send wasm with another MIME type, which compileStreaming refuses.
	if (response.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(response);
	return WebAssembly.compile(await response.arrayBuffer());
}

/** Compiled here rather than in a worker: the download starts before the worker does, and workers can share it. */
export async function fetchAndCompile(builds: WasmBuilds): Promise<WebAssembly.Module> {
	return fetchModule(builds).catch((thrown: unknown) => {
		throw new EngineError("unreachable", thrown instanceof Error ? thrown.message : String(thrown));
	});
}
