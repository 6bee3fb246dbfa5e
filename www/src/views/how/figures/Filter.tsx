/** One filter of the first convolution: its kernel, and its feature map for the drawing. */

import { isEmpty } from "../../../state/drawing";
import { modelInput } from "../../../state/results";
import type { Trace } from "../../../state/trace";
import { formatNumber, strings } from "../../../strings";
import { extent, symmetricExtent } from "../../../widgets/colour";
import { Legend } from "../../../widgets/Legend";
import { PixelImage } from "../../../widgets/PixelImage";
import { Range } from "../../../widgets/Range";
import { ModelGate } from "../../ModelGate";
import { Figure } from "../Article";
import css from "../How.module.css";
import { texts } from "../sections/convolutionalTexts";
import { FILTERS, filter } from "../state";
import { convolutional } from "../workerResults";

/** One channel of values that are stored channels last. */
function channelOf(values: Float32Array, channel: number): Float32Array {
	return Float32Array.from({ length: values.length / FILTERS }, (_, at) => values[at * FILTERS + channel] ?? 0);
}

export function Filter() {
	const { caption, filter: name, filterOf } = texts.value;
	const trace = convolutional.trace.value;
	return (
		<Figure caption={caption}>
			<Range
				label={name}
				min={1}
				max={FILTERS}
				step={1}
				value={filter.value}
				text={filterOf(String(filter.value), String(FILTERS))}
				onInput={(value) => {
					filter.value = value;
				}}
			/>
			<ModelGate id="convolutional">{() => <FilterFigure trace={trace} />}</ModelGate>
		</Figure>
	);
}

function FilterFigure({ trace }: { trace: Trace | undefined }) {
	const { input, map, pictureOf } = texts.value;
	const { waiting, loading } = strings.value;
	if (isEmpty.value) return <p class="placeholder">{waiting}</p>;
	if (!trace) return <p class="placeholder">{loading}</p>;
	const number = String(filter.value);
	const values = channelOf(trace.steps[0]?.values ?? new Float32Array(), filter.value - 1);
	const range = extent(values);
	return (
		<ul class={`picture-row ${css.filter}`}>
			<li>
				<div class="picture">
					<PixelImage values={modelInput.value} label={input} />
				</div>
				<p class="label">{input}</p>
			</li>
			<li>
				<Kernel values={channelOf(trace.first.values, filter.value - 1)} />
			</li>
			<li>
				<div class="picture">
					<PixelImage values={values} map="viridis" range={range} label={pictureOf(map, number)} />
				</div>
				<p class="label">{map}</p>
				<Legend map="viridis" low="0" high={formatNumber(range[1], 2)} />
			</li>
		</ul>
	);
}

function Kernel({ values }: { values: Float32Array }) {
	const { kernel, pictureOf, weights } = texts.value;
	const range = symmetricExtent(values);
	const numbers = Array.from(values, (value) => formatNumber(value, 2));
	const label = strings.value.list([pictureOf(kernel, String(filter.value)), weights(strings.value.list(numbers))]);
	return (
		<>
			<div class="picture">
				<PixelImage values={values} columns={3} map="signed" range={range} label={label} />
			</div>
			<p class="label">{kernel}</p>
			<Legend map="signed" low={formatNumber(range[0], 2)} high={formatNumber(range[1], 2)} />
		</>
	);
}
