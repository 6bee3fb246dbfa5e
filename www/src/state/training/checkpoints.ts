/** Checkpoints for the time machine, the slider that rewinds a training; when the list is full, every second one is dropped. */

import type { Checkpoint } from "../../engine/training/contracts";

const MAX_CHECKPOINTS = 48;
/** Fewer checkpoints of large models are kept, to limit the tab's memory. */
const MAX_TOTAL_BYTES = 96 * 2 ** 20;
/** Of the largest models too. */
const MIN_CAPACITY = 4;

function sizeOf({ runs }: Checkpoint): number {
	return runs.reduce((size, { bytes }) => size + bytes.length, 0);
}

/**
 * Appends a checkpoint; above capacity, drops every second one but keeps the first and the newest. Checkpoints at or
 * after `added.step` are discarded.
 */
export function appendCheckpoint(kept: readonly Checkpoint[], added: Checkpoint): readonly Checkpoint[] {
	const all = [...kept.filter(({ step }) => step < added.step), added];
	const capacity = Math.min(MAX_CHECKPOINTS, Math.max(MIN_CAPACITY, Math.floor(MAX_TOTAL_BYTES / sizeOf(added))));
	return all.length <= capacity ? all : all.filter((_, index) => index % 2 === 0 || index === all.length - 1);
}

/** The latest checkpoint at or before `step`; the first one if all are later. */
export function checkpointAt(kept: readonly Checkpoint[], step: number): Checkpoint | undefined {
	return kept.findLast((checkpoint) => checkpoint.step <= step) ?? kept[0];
}
