/** Announces progress to screen readers: after an epoch, at most every few seconds, and at the end. */

import { announce } from "../../state/announcer";
import { histories, session, step } from "../../state/training/session";
import { formatFigure, formatNumber, joinSentences } from "../../strings";
import { isDone } from "./run/state";
import { texts } from "./run/texts";

const MIN_INTERVAL_MS = 8000;

let announced = { epoch: 0, at: 0, isDone: false };

export function announceProgress(): void {
	const { stepsPerEpoch = 0 } = session.value ?? {};
	const epoch = stepsPerEpoch > 0 ? Math.floor(step.value / stepsPerEpoch) : 0;
	const isDue = performance.now() - announced.at > MIN_INTERVAL_MS;
	if (epoch > announced.epoch && (isDue || (isDone.value && !announced.isDone))) {
		const { announceEpoch, announceDone } = texts.peek();
		const done = announceEpoch(formatNumber(epoch), formatFigure(meanOfLast(stepsPerEpoch)));
		announce(joinSentences(done, isDone.value && announceDone));
		announced = { epoch, at: performance.now(), isDone: isDone.value };
	} else if (epoch < announced.epoch || !isDone.value) {
		announced = { ...announced, epoch: Math.min(epoch, announced.epoch), isDone: false };
	}
}

/** Mean of the first model's latest reconstruction losses. */
function meanOfLast(steps: number): number {
	return histories.peek()[0]?.meanOfLast(steps) ?? Number.NaN;
}
