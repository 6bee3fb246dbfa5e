/** A unit of max pooling: four values, of which the largest goes on. */

import css from "./Card.module.css";
import { Fields } from "./Fields";
import { Line } from "./Lines";
import type { PartProps } from "./parts";
import { placeIn } from "./place";
import { texts } from "./texts";
import { ValueGrid } from "./ValueGrid";

export function Maximum(props: PartProps) {
	const { at, layer, before, contributions, sourceName } = props;
	const { sources, inputs, weights, value } = contributions;
	const { largest, patch } = texts.value;
	const winner = weights.indexOf(1);
	const places = Array.from(sources, (source) => placeIn(before?.shape ?? [], source));
	return (
		<>
			<Fields {...props} channel={at.unit % (layer.shape[2] ?? 1)} />
			<div class={css.taps}>
				<ValueGrid
					label={patch}
					values={Array.from(inputs)}
					columns={2}
					rowNames={[places[0], places[2]].map((place) => String((place?.row ?? 0) + 1))}
					columnNames={[places[0], places[1]].map((place) => String((place?.column ?? 0) + 1))}
					marked={winner}
				/>
			</div>
			<p class="small">{largest}</p>
			<dl class={css.lines}>
				<Line label={sourceName(sources[winner] ?? 0)} value={value} strong />
			</dl>
		</>
	);
}
