/** A pixel of the reconstruction: the sigmoid of the sum before it. */

import css from "./Card.module.css";
import { Fields } from "./Fields";
import { Line } from "./Lines";
import type { PartProps } from "./parts";
import { texts } from "./texts";

export function Sigmoid(props: PartProps) {
	const { contributions, before, stageOf } = props;
	const { activation, sum } = texts.value;
	return (
		<>
			<Fields {...props} channel={0} />
			<dl class={css.lines}>
				<Line label={before ? stageOf(before.name) : sum} value={contributions.sum} />
				<Line label={activation.sigmoid} value={contributions.value} strong />
			</dl>
		</>
	);
}
