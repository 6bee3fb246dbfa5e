/** A duration that was estimated, as text. */

import { formatNumber } from "../../../strings";
import { texts } from "./texts";

/** undefined while it is being measured; NaN where that failed */
export function timeText(seconds: number | undefined): string {
	const { measuring, instant, seconds: secondsText, minutes: minutesText, hours: hoursText } = texts.value;
	if (seconds === undefined) return measuring;
	if (Number.isNaN(seconds)) return "–";
	if (seconds < 0.1) return instant;
	if (seconds < 59.5) return secondsText(formatNumber(seconds, seconds < 9.5 ? 1 : 0));
	const minutes = Math.round(seconds / 60);
	if (minutes >= 60) return hoursText(formatNumber(Math.floor(minutes / 60)), formatNumber(minutes % 60));
	const wholeSeconds = Math.round(seconds);
	return minutesText(formatNumber(Math.floor(wholeSeconds / 60)), formatNumber(wholeSeconds % 60));
}
