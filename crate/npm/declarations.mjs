/** The declarations of wasm-bindgen as a JavaScript programmer expects them. */

/** Rust's heading for errors becomes a tag of JSDoc; the raw functions of the module are left out. */
export function declarations(text) {
	return text
		.replace(/^( *\*) # Errors\n\1 /gm, "$1 @throws {AutoencoderError} ")
		.replace(
			/^export interface InitOutput \{.*?^\}/ms,
			"export interface InitOutput {\n    readonly memory: WebAssembly.Memory;\n}",
		);
}
