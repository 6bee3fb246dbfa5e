/** Processes many examples in chunks, with a break after each. */

import type { ReportProgress } from "./tasks";

/** Multiply-adds in a chunk: a few hundredths of a second. */
const OPERATIONS_PER_CHUNK = 1e8;
/** Examples in a chunk, at most: their pixels are copied. */
const MAX_CHUNK = 256;

/** How many examples to process at once, if each takes so many multiply-adds. */
export function chunkSize(operationsPerItem: number): number {
	return Math.max(1, Math.min(MAX_CHUNK, Math.floor(OPERATIONS_PER_CHUNK / operationsPerItem)));
}

/** Multiply-adds of a model for one image, at most: a kernel is applied at every pixel, other weights once. */
export function operationsPerImage({ parameterCount, config }: { parameterCount: number; config: unknown }): number {
	const { kind, height = 1, width = 1 } = config as { kind: string; height?: number; width?: number };
	return parameterCount * (kind === "convolutional" ? Math.max(4, (height * width) / 2) : 4);
}

/** Calls `processChunk` with the start and the end of each chunk of `count` examples, in order. */
export async function forEachChunk(
	count: number,
	size: number,
	report: ReportProgress,
	processChunk: (start: number, end: number) => void,
): Promise<void> {
	for (let start = 0; start < count; start += size) {
		const end = Math.min(start + size, count);
		processChunk(start, end);
		await report(end / count);
	}
}
