/** Why something in the engine failed: a code to choose words by, and the detail that the throwing side gave, if any. */
export class EngineError extends Error {
	override readonly name = "EngineError";
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** Errors of a worker that another one in its place would meet as well. */
const PERMANENT = ["unreachable", "unsupported"];

export function isPermanent(error: EngineError): boolean {
	return PERMANENT.includes(error.code);
}

/** What was thrown in a worker, as it crosses to the other side. */
export interface SerializedError {
	code: string;
	message: string;
	/** The wasm instance trapped, or stack or memory ran out: nothing that the worker holds can be trusted any more. */
	fatal: boolean;
}

export function serializeError(thrown: unknown): SerializedError {
	const { name, message } = thrown instanceof Error ? thrown : { name: "Error", message: String(thrown) };
	const code = thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : name;
	return { code, message, fatal: thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError };
}

export function toEngineError(thrown: unknown): EngineError {
	return thrown instanceof EngineError ? thrown : new EngineError("unknown", String(thrown));
}
