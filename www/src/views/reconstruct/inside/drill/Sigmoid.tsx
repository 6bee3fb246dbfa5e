/** A pixel of the reconstruction: the sigmoid of the sum before it. */

import css from "./ExplanationCard.module.css";
import type { ExplainerProps } from "./explainerProps";
import { Line } from "./Lines";
import { ReceptiveFields } from "./ReceptiveFields";
import { texts } from "./texts";

export function Sigmoid(props: ExplainerProps) {
	const { contributions, sourceLayer, stageNameOf } = props;
	const { activation, sum } = texts.value;
	return (
		<>
			<ReceptiveFields {...props} channel={0} />
			<dl class={css.lines}>
				<Line label={sourceLayer ? stageNameOf(sourceLayer.name) : sum} value={contributions.sum} />
				<Line label={activation.sigmoid} value={contributions.value} strong />
			</dl>
		</>
	);
}
