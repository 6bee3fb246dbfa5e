/** A unit of a 3×3 convolution: for the channel that adds most values, kernel and products as numbers; the others as sums. */

import type { Contributions } from "../../../../engine/protocol";
import { imageShape } from "../../../../state/dataSet";
import { symmetricExtent } from "../../../../widgets/colour";
import { PixelImage } from "../../../../widgets/PixelImage";
import css from "./Card.module.css";
import { Fields } from "./Fields";
import { Line, TotalLines } from "./Lines";
import type { PartProps } from "./parts";
import { placeIn } from "./place";
import { texts } from "./texts";
import { ValueGrid } from "./ValueGrid";

const SIZE = 3;

/** The nine values of one channel. */
function tapsOf(values: Float32Array | Int32Array, channel: number): number[] {
	const channels = values.length / SIZE ** 2;
	return Array.from({ length: SIZE ** 2 }, (_, tap) => values[tap * channels + channel] ?? 0);
}

export function ConvolutionSum(props: PartProps) {
	const { contributions } = props;
	const { parts, largest } = contributions;
	const { allZero, map, enlarged } = texts.value;
	const shown = largest[0] ?? 0;
	return (
		<>
			<Fields {...props} channel={shown} />
			<Taps {...props} channel={shown} />
			{props.layer.kind === "up_conv2d" && <p class="small">{enlarged}</p>}
			{largest.length === 0 && <p class="small">{allZero}</p>}
			<dl class={css.lines}>
				{parts.length > 1 &&
					largest.map((channel) => (
						<Line
							key={channel}
							label={map(channel + 1)}
							term={<Patch contributions={contributions} channel={channel} />}
							value={parts[channel] ?? 0}
						/>
					))}
				<TotalLines {...contributions} />
			</dl>
		</>
	);
}

/** Where each row, or column, of the patch lies in the layer before, counted from 1. */
function sourceNames(props: PartProps, channel: number): { rowNames: string[]; columnNames: string[] } {
	const { before, contributions } = props;
	const sources = tapsOf(contributions.sources, channel);
	const { height, width, channels } = imageShape.value;
	const shape = before?.shape ?? [height, width, channels];
	const places = sources.map((source) => (source < 0 ? undefined : placeIn(shape, source)));
	const name = (of: readonly number[], which: "row" | "column") => {
		const known = of.map((tap) => places[tap]).find(Boolean);
		return known ? String(known[which] + 1) : "–";
	};
	return {
		rowNames: [0, 1, 2].map((row) =>
			name(
				[0, 1, 2].map((column) => SIZE * row + column),
				"row",
			),
		),
		columnNames: [0, 1, 2].map((column) =>
			name(
				[0, 1, 2].map((row) => SIZE * row + column),
				"column",
			),
		),
	};
}

function Taps(props: PartProps & { channel: number }) {
	const { contributions, channel } = props;
	const { inputs, weights, products } = contributions;
	const { patch, kernel, products: product } = texts.value;
	return (
		<div class={css.taps}>
			<ValueGrid label={patch} values={tapsOf(inputs, channel)} columns={SIZE} {...sourceNames(props, channel)} />
			<span aria-hidden="true">×</span>
			<ValueGrid label={kernel} values={tapsOf(weights, channel)} columns={SIZE} />
			<span aria-hidden="true">=</span>
			<ValueGrid label={product} values={tapsOf(products, channel)} columns={SIZE} />
		</div>
	);
}

/** Values and kernel of one channel, small. */
function Patch({ contributions: { inputs, weights }, channel }: { contributions: Contributions; channel: number }) {
	const pictures = [inputs, weights].map((values) => Float32Array.from(tapsOf(values, channel)));
	return (
		<span class={css.patch} aria-hidden="true">
			{pictures.map((values, at) => (
				<span key={at}>
					<PixelImage values={values} columns={SIZE} map="signed" range={symmetricExtent(values)} />
				</span>
			))}
		</span>
	);
}
