/** How narrow a bottleneck is, in words: the length of the code compared with the number of pixel values. */

import { imageLength } from "../../state/dataSet";
import { formatNumber } from "../../strings";
import { texts } from "./texts";

/** From here on a factor is written without decimals. */
const LARGE_FACTOR = 10;

function formatFactor(factor: number): string {
	return formatNumber(factor, Number.isInteger(factor) || factor >= LARGE_FACTOR - 0.05 ? 0 : 1);
}

export function bottleneckText(codeLength: number): string {
	const { narrower, asMany, more } = texts.value;
	const [code, input] = [formatNumber(codeLength), imageLength.value];
	if (codeLength === input) return asMany(code);
	return codeLength < input
		? narrower(code, formatFactor(input / codeLength))
		: more(code, formatFactor(codeLength / input));
}
