/** A pixel of the reconstruction: the sigmoid of the sum before it. */

import css from "./Card.module.css";
import { Line } from "./Lines";
import type { PartProps } from "./parts";
import { texts } from "./texts";

export function Sigmoid({ contributions: { sum, value }, before, stageOf }: PartProps) {
	const { activation, sum: name } = texts.value;
	return (
		<dl class={css.lines}>
			<Line label={before ? stageOf(before.name) : name} value={sum} />
			<Line label={activation.sigmoid} value={value} strong />
		</dl>
	);
}
