/** A screen reader hears how the training goes: after each epoch, not more often. */

import { announce } from "../../state/announcer";
import { session, step, tracks } from "../../state/training/session";
import { formatFigure, formatNumber } from "../../strings";
import { texts } from "./run/texts";

let told = 0;

export function tell(): void {
	const { stepsPerEpoch = 0 } = session.value ?? {};
	const epoch = stepsPerEpoch > 0 ? Math.floor(step.value / stepsPerEpoch) : 0;
	const isNew = epoch > told;
	told = epoch;
	if (isNew) announce(texts.peek().announceEpoch(formatNumber(epoch), formatFigure(meanOfLast(stepsPerEpoch))));
}

/** Of the first lane's reconstruction losses. */
function meanOfLast(steps: number): number {
	const last = tracks.peek()[0]?.reconstruction.slice(-steps) ?? [];
	return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}
