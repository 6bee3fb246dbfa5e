/** Why something in the engine failed: a code, by which the page chooses its message, and the detail that the throwing side gave, if any. */
export class EngineError extends Error {
	override readonly name = "EngineError";
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** Codes of errors that a new worker would meet as well. */
const PERMANENT_CODES = ["unreachable", "unsupported"];

export function isPermanent(error: EngineError): boolean {
	return PERMANENT_CODES.includes(error.code);
}

/** What was thrown in a worker, as it is sent to its owner. */
export interface SerializedError {
	code: string;
	message: string;
	/** The wasm instance trapped, or stack or memory ran out: the state of the worker cannot be trusted any more. */
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
