/** One filter of the first convolution: its kernel, and its feature map for the drawing. */

import type { Weight } from "../../../engine/protocol";
import { isPadEmpty } from "../../../state/drawing";
import { modelInput } from "../../../state/results";
import type { Trace } from "../../../state/trace";
import { formatNumber, strings } from "../../../strings";
import { extentWithZero, symmetricExtent } from "../../../widgets/colour";
import { Legend } from "../../../widgets/Legend";
import { PixelImage } from "../../../widgets/PixelImage";
import { Range } from "../../../widgets/Range";
import { ModelGate } from "../../ModelGate";
import { meanOverColours } from "../../reconstruct/inside/meanOverColours";
import { Figure } from "../Article";
import css from "../How.module.css";
import { texts } from "../sections/convolutionalTexts";
import { PRETRAINED_FILTER_COUNT, selectedFilter } from "../state";
import { tracedConvolutional } from "../workerResults";

/** The values of one channel of an array whose last dimension has `channels` channels. */
function selectChannel(values: Float32Array, channel: number, channels: number): Float32Array {
	return Float32Array.from({ length: values.length / channels }, (_, pixel) => values[pixel * channels + channel] ?? 0);
}

/** Filters of the first convolution: a visitor's own model may have fewer than the pretrained one. */
function filterCount(trace: Trace | undefined): number {
	return trace?.firstKernel.shape.at(-1) ?? PRETRAINED_FILTER_COUNT;
}

export function Filter() {
	const { caption, filter: name, filterOf } = texts.value;
	const trace = tracedConvolutional.trace.value;
	const count = filterCount(trace);
	const filterNumber = Math.min(selectedFilter.value, count);
	return (
		<Figure caption={caption}>
			<Range
				label={name}
				min={1}
				max={count}
				step={1}
				value={filterNumber}
				text={filterOf(String(filterNumber), String(count))}
				onInput={(value) => {
					selectedFilter.value = value;
				}}
			/>
			<ModelGate id="convolutional">{() => <FilterFigure trace={trace} filterNumber={filterNumber} />}</ModelGate>
		</Figure>
	);
}

/** `filterNumber` is counted from 1. */
function FilterFigure({ trace, filterNumber }: { trace: Trace | undefined; filterNumber: number }) {
	const { input, map, pictureOf } = texts.value;
	const { waiting, loading } = strings.value;
	if (isPadEmpty.value) return <p class="placeholder">{waiting}</p>;
	if (!trace) return <p class="placeholder">{loading}</p>;
	const count = filterCount(trace);
	const featureMaps = trace.layers.find(({ kind }) => kind === "conv2d");
	const values = selectChannel(featureMaps?.values ?? new Float32Array(), filterNumber - 1, count);
	const range = extentWithZero(values);
	return (
		<ul class={`picture-row ${css.filter}`}>
			<li>
				<div class="picture">
					<PixelImage values={modelInput.value} label={input} />
				</div>
				<p class="label">{input}</p>
			</li>
			<li>
				<Kernel values={kernelWeights(trace.firstKernel, filterNumber - 1)} filterNumber={filterNumber} />
			</li>
			<li>
				<div class="picture">
					<PixelImage
						values={values}
						columns={featureMaps?.shape[1]}
						colourMap="viridis"
						range={range}
						label={pictureOf(map, String(filterNumber))}
					/>
				</div>
				<p class="label">{map}</p>
				<Legend colourMap="viridis" low={formatNumber(range[0], 2)} high={formatNumber(range[1], 2)} />
			</li>
		</ul>
	);
}

/** The nine weights of a filter, for pictures in colour the means over the colours. */
function kernelWeights({ values, shape }: Weight, filter: number): Float32Array {
	const [, , colours = 1, count = 1] = shape;
	return meanOverColours(selectChannel(values, filter, count), colours, 1);
}

function Kernel({ values, filterNumber }: { values: Float32Array; filterNumber: number }) {
	const { kernel, pictureOf, weights } = texts.value;
	const range = symmetricExtent(values);
	const numbers = Array.from(values, (value) => formatNumber(value, 2));
	const label = strings.value.list([pictureOf(kernel, String(filterNumber)), weights(strings.value.list(numbers))]);
	return (
		<>
			<div class="picture picture-square">
				<PixelImage values={values} columns={3} colourMap="signed" range={range} label={label} />
			</div>
			<p class="label">{kernel}</p>
			<Legend colourMap="signed" low={formatNumber(range[0], 2)} high={formatNumber(range[1], 2)} />
		</>
	);
}
