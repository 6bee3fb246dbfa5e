/** What was requested with one click, and did not start. */

import { announce } from "../../state/announcer";
import { dataSetScopedSignal } from "../../state/dataSetScoped";
import { texts } from "./texts";

/** Whether what was requested before this data set was chosen did not start, and nothing has been trained since. */
export const hasMissedStart = dataSetScopedSignal(false);

export function reportMissedStart(): void {
	hasMissedStart.value = true;
	announce(texts.value.missedStart);
}
