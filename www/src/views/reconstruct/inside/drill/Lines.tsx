/** The lines of a sum, one below the other, with their numbers at the right. */

import type { ComponentChildren } from "preact";
import type { Contributions } from "../../../../engine/protocol";
import css from "./ExplanationCard.module.css";
import { formatValue } from "./number";
import { texts } from "./texts";

interface LineProps {
	label: ComponentChildren;
	/** the calculation before the result */
	term?: ComponentChildren;
	value: number;
	/** in bold */
	strong?: boolean;
}

export function Line({ label, term, value, strong = false }: LineProps) {
	return (
		<div class={strong ? `${css.line} ${css.strong}` : css.line}>
			<dt>{label}</dt>
			<dd translate={false}>
				{term && <span class={css.term}>{term} = </span>}
				<span class={css.number}>{formatValue(value)}</span>
			</dd>
		</div>
	);
}

/**
 * The end of a sum whose largest channels have lines of their own above: the sum of all others, the bias, the total, and what the
 * activation function makes of it. Where all channels are 0 none is the largest, and their sum is left out.
 */
export function TotalLines({
	channelSums,
	largestChannels,
	otherChannelsSum,
	bias,
	sum,
	activation,
	value,
}: Contributions) {
	const text = texts.value;
	const otherCount = channelSums.length - largestChannels.length;
	return (
		<>
			{largestChannels.length > 0 && otherCount > 0 && (
				<Line label={text.others(otherCount)} value={otherChannelsSum} />
			)}
			<Line label={text.bias} value={bias} />
			<Line label={text.sum} value={sum} strong={!activation} />
			{activation && <Line label={text.activation[activation]} value={value} strong />}
		</>
	);
}
