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
	const reached = tracks.peek()[0]?.judgements.at(-1);
	if (isNew && reached) {
		const loss = formatFigure(reached.reconstruction + reached.kl);
		announce(texts.peek().announceEpoch(formatNumber(epoch), loss));
	}
}
