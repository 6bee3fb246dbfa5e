/** The models along the way, to look back at: as many as there is room for, evenly thinned out as they become more. */

import type { Checkpoint } from "../../engine/training/contracts";

const MOST = 48;
/** Of large models fewer are kept, so that the tab stays small. */
const MOST_BYTES = 96 * 2 ** 20;

function sizeOf({ runs }: Checkpoint): number {
	return runs.reduce((size, { bytes }) => size + bytes.length, 0);
}

/** With one more at the end; when there is no room, every second one between the first and the last goes. */
export function withCheckpoint(kept: readonly Checkpoint[], added: Checkpoint): readonly Checkpoint[] {
	const all = [...kept.filter(({ step }) => step < added.step), added];
	const room = Math.min(MOST, Math.max(4, Math.floor(MOST_BYTES / sizeOf(added))));
	return all.length <= room ? all : all.filter((_, index) => index % 2 === 0 || index === all.length - 1);
}

/** The last one that is not after this step. */
export function checkpointAt(kept: readonly Checkpoint[], step: number): Checkpoint | undefined {
	return kept.findLast((checkpoint) => checkpoint.step <= step) ?? kept[0];
}
