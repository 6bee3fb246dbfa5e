/** A unit of a dense layer: inputs, weights and products as pictures, and the largest products as numbers. */

import { type ColourMap, extentWithZero, rmsExtent, symmetricExtent } from "../../../../widgets/colour";
import { PixelImage } from "../../../../widgets/PixelImage";
import { unitGridColumns } from "../../unitGridColumns";
import css from "./ExplanationCard.module.css";
import type { ExplainerProps } from "./explainerProps";
import { Line, TotalLines } from "./Lines";
import { formatFactor, formatValue } from "./number";
import { texts } from "./texts";

/** So few inputs are all written out, and need no pictures. */
const MAX_WRITTEN_OUT = 4;

export function DenseSum(props: ExplainerProps) {
	const { contributions, sourceUnitName } = props;
	// Indices of the inputs whose products have the largest magnitude, at most four.
	const { inputs, weights, channelSums: products, largestChannels } = contributions;
	const { allZero, seesAll } = texts.value;
	return (
		<>
			{inputs.length > MAX_WRITTEN_OUT && <Pictures {...props} />}
			<p class="small">{seesAll}</p>
			{largestChannels.length === 0 && <p class="small">{allZero}</p>}
			<dl class={css.lines}>
				{largestChannels.map((index) => (
					<Line
						key={index}
						label={sourceUnitName(index)}
						term={`${formatValue(inputs[index] ?? 0)} × ${formatFactor(weights[index] ?? 0)}`}
						value={products[index] ?? 0}
					/>
				))}
				<TotalLines {...contributions} />
			</dl>
		</>
	);
}

function Pictures({ contributions: { inputs, weights, products }, sourceLayer }: ExplainerProps) {
	const { inputs: x, weights: w, products: wx } = texts.value;
	// The first layer sees an image of the data set.
	const columns = sourceLayer && unitGridColumns(inputs.length);
	const pictures: [string, Float32Array, ColourMap | undefined, readonly [number, number]][] = [
		[x, inputs, sourceLayer && "viridis", sourceLayer ? extentWithZero(inputs) : [0, 1]],
		[w, weights, "signed", rmsExtent(weights)],
		[wx, products, "signed", symmetricExtent(products)],
	];
	return (
		<div class={css.pictures}>
			{pictures.map(([name, values, map, range]) => (
				<figure key={name}>
					<div class="picture">
						<PixelImage values={values} columns={columns} colourMap={map} range={range} label={name} />
					</div>
					<figcaption aria-hidden="true">{name}</figcaption>
				</figure>
			))}
		</div>
	);
}
