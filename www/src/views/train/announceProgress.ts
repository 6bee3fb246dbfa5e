/** A screen reader hears how the training goes: at its end, and after an epoch, but not all the time where epochs are short. */

import { announce } from "../../state/announcer";
import { meanOf } from "../../state/training/figures";
import { histories, session, step } from "../../state/training/session";
import { formatFigure, formatNumber } from "../../strings";
import { isDone } from "./run/state";
import { texts } from "./run/texts";

const REST_MS = 8000;

let told = { epoch: 0, at: 0, isDone: false };

export function announceProgress(): void {
	const { stepsPerEpoch = 0 } = session.value ?? {};
	const epoch = stepsPerEpoch > 0 ? Math.floor(step.value / stepsPerEpoch) : 0;
	const hasRested = performance.now() - told.at > REST_MS;
	if (epoch > told.epoch && (hasRested || (isDone.value && !told.isDone))) {
		announce(texts.peek().announceEpoch(formatNumber(epoch), formatFigure(meanOfLast(stepsPerEpoch))));
		told = { epoch, at: performance.now(), isDone: isDone.value };
	} else if (epoch < told.epoch || !isDone.value) {
		told = { ...told, epoch: Math.min(epoch, told.epoch), isDone: false };
	}
}

/** Of the first lane's reconstruction losses. */
function meanOfLast(steps: number): number {
	return meanOf(histories.peek()[0]?.reconstruction.slice(-steps) ?? []);
}
