/** A unit of max pooling: four values, of which the largest goes on. */

import css from "./ExplanationCard.module.css";
import type { ExplainerProps } from "./explainerProps";
import { Line } from "./Lines";
import { ReceptiveFields } from "./ReceptiveFields";
import { texts } from "./texts";
import { unitPosition } from "./unitPosition";
import { ValueGrid } from "./ValueGrid";

export function Maximum(props: ExplainerProps) {
	const { unit, layer, sourceLayer, contributions, sourceUnitName } = props;
	const { sources, inputs, weights, value } = contributions;
	const { largest, patch } = texts.value;
	const maxIndex = weights.indexOf(1); // the largest of the four inputs has the weight 1, the others 0
	const positions = Array.from(sources, (source) => unitPosition(sourceLayer?.shape ?? [], source));
	return (
		<>
			<ReceptiveFields {...props} channel={unit.index % (layer.shape[2] ?? 1)} />
			<div class={css.taps}>
				<ValueGrid
					label={patch}
					values={Array.from(inputs)}
					columns={2}
					rowNames={[positions[0], positions[2]].map((position) => String((position?.row ?? 0) + 1))}
					columnNames={[positions[0], positions[1]].map((position) => String((position?.column ?? 0) + 1))}
					markedIndex={maxIndex}
				/>
			</div>
			<p class="small">{largest}</p>
			<dl class={css.lines}>
				<Line label={sourceUnitName(sources[maxIndex] ?? 0)} value={value} strong />
			</dl>
		</>
	);
}
