/** The models along the way, to look back at: as many as there is room for, evenly thinned out as they become more. */

import type { Checkpoint } from "../../engine/training/contracts";

const MAX_CHECKPOINTS = 48;
/** Of large models fewer are kept, so that the tab stays small. */
const MAX_TOTAL_BYTES = 96 * 2 ** 20;

function sizeOf({ runs }: Checkpoint): number {
	return runs.reduce((size, { bytes }) => size + bytes.length, 0);
}

/** With one more at the end; when there is no room, every second one between the first and the last goes. */
export function appendCheckpoint(kept: readonly Checkpoint[], added: Checkpoint): readonly Checkpoint[] {
	const all = [...kept.filter(({ step }) => step < added.step), added];
	const capacity = Math.min(MAX_CHECKPOINTS, Math.max(4, Math.floor(MAX_TOTAL_BYTES / sizeOf(added))));
	return all.length <= capacity ? all : all.filter((_, index) => index % 2 === 0 || index === all.length - 1);
}

/** The last one that is not after this step. */
export function checkpointAt(kept: readonly Checkpoint[], step: number): Checkpoint | undefined {
	return kept.findLast((checkpoint) => checkpoint.step <= step) ?? kept[0];
}
