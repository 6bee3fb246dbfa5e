/** One filter of the first convolution: its kernel, and its feature map for the drawing. */

import type { Weight } from "../../../engine/protocol";
import { isEmpty } from "../../../state/drawing";
import { modelInput } from "../../../state/results";
import type { Trace } from "../../../state/trace";
import { formatNumber, strings } from "../../../strings";
import { extent, symmetricExtent } from "../../../widgets/colour";
import { Legend } from "../../../widgets/Legend";
import { PixelImage } from "../../../widgets/PixelImage";
import { Range } from "../../../widgets/Range";
import { ModelGate } from "../../ModelGate";
import { overColours } from "../../reconstruct/inside/overColours";
import { Figure } from "../Article";
import css from "../How.module.css";
import { texts } from "../sections/convolutionalTexts";
import { FILTERS, filter } from "../state";
import { convolutional } from "../workerResults";

/** One of `channels` channels, which are stored last. */
function channelOf(values: Float32Array, channel: number, channels: number): Float32Array {
	return Float32Array.from({ length: values.length / channels }, (_, at) => values[at * channels + channel] ?? 0);
}

/** Filters of the first convolution: a visitor's own model may have fewer than the shipped one. */
function filtersOf(trace: Trace | undefined): number {
	return trace?.first.shape.at(-1) ?? FILTERS;
}

export function Filter() {
	const { caption, filter: name, filterOf } = texts.value;
	const trace = convolutional.trace.value;
	const count = filtersOf(trace);
	const shown = Math.min(filter.value, count);
	return (
		<Figure caption={caption}>
			<Range
				label={name}
				min={1}
				max={count}
				step={1}
				value={shown}
				text={filterOf(String(shown), String(count))}
				onInput={(value) => {
					filter.value = value;
				}}
			/>
			<ModelGate id="convolutional">{() => <FilterFigure trace={trace} shown={shown} />}</ModelGate>
		</Figure>
	);
}

/** `shown` is counted from 1. */
function FilterFigure({ trace, shown }: { trace: Trace | undefined; shown: number }) {
	const { input, map, pictureOf } = texts.value;
	const { waiting, loading } = strings.value;
	if (isEmpty.value) return <p class="placeholder">{waiting}</p>;
	if (!trace) return <p class="placeholder">{loading}</p>;
	const count = filtersOf(trace);
	const maps = trace.steps.find(({ kind }) => kind === "conv2d");
	const values = channelOf(maps?.values ?? new Float32Array(), shown - 1, count);
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
				<Kernel values={kernelOf(trace.first, shown - 1)} shown={shown} />
			</li>
			<li>
				<div class="picture">
					<PixelImage
						values={values}
						columns={maps?.shape[1]}
						map="viridis"
						range={range}
						label={pictureOf(map, String(shown))}
					/>
				</div>
				<p class="label">{map}</p>
				<Legend map="viridis" low={formatNumber(range[0], 2)} high={formatNumber(range[1], 2)} />
			</li>
		</ul>
	);
}

/** The nine weights of a filter, for pictures in colour the means over the colours. */
function kernelOf({ values, shape }: Weight, filter: number): Float32Array {
	const [, , colours = 1, count = 1] = shape;
	return overColours(channelOf(values, filter, count), colours, 1);
}

function Kernel({ values, shown }: { values: Float32Array; shown: number }) {
	const { kernel, pictureOf, weights } = texts.value;
	const range = symmetricExtent(values);
	const numbers = Array.from(values, (value) => formatNumber(value, 2));
	const label = strings.value.list([pictureOf(kernel, String(shown)), weights(strings.value.list(numbers))]);
	return (
		<>
			<div class="picture picture-square">
				<PixelImage values={values} columns={3} map="signed" range={range} label={label} />
			</div>
			<p class="label">{kernel}</p>
			<Legend map="signed" low={formatNumber(range[0], 2)} high={formatNumber(range[1], 2)} />
		</>
	);
}
