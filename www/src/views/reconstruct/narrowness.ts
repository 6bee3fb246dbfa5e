/** How narrow a bottleneck is, in words. */

import { imageLength } from "../../state/dataSet";
import { formatNumber } from "../../strings";
import { texts } from "./texts";

export function narrowness(numbers: number): string {
	const { narrower, notNarrower } = texts.value;
	return numbers < imageLength.value
		? narrower(formatNumber(numbers), formatNumber(imageLength.value / numbers))
		: notNarrower(formatNumber(numbers), formatNumber(numbers / imageLength.value));
}
