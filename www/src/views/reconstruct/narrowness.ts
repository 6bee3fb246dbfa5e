/** How narrow a bottleneck is, in words. */

import { PIXELS } from "../../engine/config";
import { formatNumber } from "../../strings";
import { texts } from "./texts";

export function narrowness(numbers: number): string {
	const { narrower, notNarrower } = texts.value;
	return numbers < PIXELS
		? narrower(formatNumber(numbers), formatNumber(PIXELS / numbers))
		: notNarrower(formatNumber(numbers), formatNumber(numbers / PIXELS));
}
