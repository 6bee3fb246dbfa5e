/** Announces progress to screen readers: after an epoch, at most every few seconds, and at the end. */

import { announce } from "../../state/announcer";
import { lossHistories, stepsDone, trainingInfo } from "../../state/training/session";
import { formatNumber, formatSignificant3, joinSentences } from "../../strings";
import { areAllEpochsDone } from "./run/state";
import { texts } from "./run/texts";

const MIN_INTERVAL_MS = 8000;

/** What was announced last, and when. */
let announced = { epoch: 0, timeMs: 0, isDone: false };

export function announceProgress(): void {
	const { stepsPerEpoch = 0 } = trainingInfo.value ?? {};
	const epoch = stepsPerEpoch > 0 ? Math.floor(stepsDone.value / stepsPerEpoch) : 0;
	const isDue = performance.now() - announced.timeMs > MIN_INTERVAL_MS;
	if (epoch > announced.epoch && (isDue || (areAllEpochsDone.value && !announced.isDone))) {
		const { announceEpoch, announceDone } = texts.peek();
		const done = announceEpoch(formatNumber(epoch), formatSignificant3(meanOfLast(stepsPerEpoch)));
		announce(joinSentences(done, areAllEpochsDone.value && announceDone));
		announced = { epoch, timeMs: performance.now(), isDone: areAllEpochsDone.value };
	} else if (epoch < announced.epoch || !areAllEpochsDone.value) {
		announced = { ...announced, epoch: Math.min(epoch, announced.epoch), isDone: false };
	}
}

/** Mean of the first model's latest reconstruction losses. */
function meanOfLast(steps: number): number {
	return lossHistories.peek()[0]?.meanOfLast(steps) ?? Number.NaN;
}
