import type { SkipReason } from "./contract";

/** Thrown for a file that gives no picture. */
export class SkipError extends Error {
	constructor(readonly reason: SkipReason) {
		super(reason);
	}
}

/** Whatever the browser throws means that it could not read the file, or that the file is gone. */
export function skipReasonOf(thrown: unknown): SkipReason {
	return thrown instanceof SkipError ? thrown.reason : "unreadable";
}
