/** The lines of a sum, one below the other, with their numbers at the right. */

import type { ComponentChildren } from "preact";
import type { Contributions } from "../../../../engine/protocol";
import css from "./Card.module.css";
import { formatValue } from "./number";
import { texts } from "./texts";

interface LineProps {
	label: ComponentChildren;
	/** the calculation before the result */
	term?: ComponentChildren;
	value: number;
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
export function TotalLines({ parts, largest, others, bias, sum, activation, value }: Contributions) {
	const text = texts.value;
	const left = parts.length - largest.length;
	return (
		<>
			{largest.length > 0 && left > 0 && <Line label={text.others(left)} value={others} />}
			<Line label={text.bias} value={bias} />
			<Line label={text.sum} value={sum} strong={!activation} />
			{activation && <Line label={text.activation[activation]} value={value} strong />}
		</>
	);
}
