/** A unit of a dense layer: inputs, weights and products as pictures, and the largest products as numbers. */

import { type ColourMap, extent, symmetricExtent, typicalExtent } from "../../../../widgets/colour";
import { PixelImage } from "../../../../widgets/PixelImage";
import { columnsOf } from "../../columns";
import css from "./Card.module.css";
import { Line, TotalLines } from "./Lines";
import { formatFactor, formatValue } from "./number";
import type { PartProps } from "./parts";
import { texts } from "./texts";

/** As many can be written out. */
const FEW = 4;

export function DenseSum(props: PartProps) {
	const { contributions, sourceName } = props;
	const { inputs, weights, parts, largest } = contributions;
	const { allZero, seesAll } = texts.value;
	return (
		<>
			{inputs.length > FEW && <Pictures {...props} />}
			<p class="small">{seesAll}</p>
			{largest.length === 0 && <p class="small">{allZero}</p>}
			<dl class={css.lines}>
				{largest.map((term) => (
					<Line
						key={term}
						label={sourceName(term)}
						term={`${formatValue(inputs[term] ?? 0)} × ${formatFactor(weights[term] ?? 0)}`}
						value={parts[term] ?? 0}
					/>
				))}
				<TotalLines {...contributions} />
			</dl>
		</>
	);
}

function Pictures({ contributions: { inputs, weights, products }, before }: PartProps) {
	const { inputs: x, weights: w, products: wx } = texts.value;
	// The first layer sees an image of the data set.
	const columns = before && columnsOf(inputs.length);
	const pictures: [string, Float32Array, ColourMap | undefined, readonly [number, number]][] = [
		[x, inputs, before && "viridis", before ? extent(inputs) : [0, 1]],
		[w, weights, "signed", typicalExtent(weights)],
		[wx, products, "signed", symmetricExtent(products)],
	];
	return (
		<div class={css.pictures}>
			{pictures.map(([name, values, map, range]) => (
				<figure key={name}>
					<div class="picture">
						<PixelImage values={values} columns={columns} map={map} range={range} label={name} />
					</div>
					<figcaption aria-hidden="true">{name}</figcaption>
				</figure>
			))}
		</div>
	);
}
