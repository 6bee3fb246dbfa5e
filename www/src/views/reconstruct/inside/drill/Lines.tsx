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

/** What is not written out, the bias, the sum, and what the activation function makes of it. */
export function TotalLines({
	channelSums: partialSums,
	largestChannels: largestIndices,
	otherChannelsSum: otherSum,
	bias,
	sum,
	activation,
	value,
}: Contributions) {
	const text = texts.value;
	const otherCount = partialSums.length - largestIndices.length;
	return (
		<>
			{largestIndices.length > 0 && otherCount > 0 && <Line label={text.others(otherCount)} value={otherSum} />}
			<Line label={text.bias} value={bias} />
			<Line label={text.sum} value={sum} strong={!activation} />
			{activation && <Line label={text.activation[activation]} value={value} strong />}
		</>
	);
}
