/** A unit of a 3×3 convolution: for the channel that adds most values, kernel and products as numbers; the others as sums. */

import type { Contributions } from "../../../../engine/protocol";
import { imageShape } from "../../../../state/dataSet";
import { symmetricExtent } from "../../../../widgets/colour";
import { PixelImage } from "../../../../widgets/PixelImage";
import css from "./ExplanationCard.module.css";
import type { ExplainerProps } from "./explainerProps";
import { Line, TotalLines } from "./Lines";
import { ReceptiveFields } from "./ReceptiveFields";
import { texts } from "./texts";
import { unitPosition } from "./unitPosition";
import { ValueGrid } from "./ValueGrid";

const KERNEL_SIDE = 3;

/** Of values of shape `[3, 3, channels]`, the nine of one channel. */
function tapsOf(values: Float32Array | Int32Array, channel: number): number[] {
	const channels = values.length / KERNEL_SIDE ** 2;
	return Array.from({ length: KERNEL_SIDE ** 2 }, (_, tap) => values[tap * channels + channel] ?? 0);
}

export function ConvolutionSum(props: ExplainerProps) {
	const { contributions } = props;
	// Of each input channel, the sum of its nine products; and the channels with the largest sums.
	const { channelSums, largestChannels } = contributions;
	const { allZero, map, enlarged } = texts.value;
	const shownChannel = largestChannels[0] ?? 0;
	return (
		<>
			<ReceptiveFields {...props} channel={shownChannel} />
			<TapValues {...props} channel={shownChannel} />
			{props.layer.kind === "up_conv2d" && <p class="small">{enlarged}</p>}
			{largestChannels.length === 0 && <p class="small">{allZero}</p>}
			<dl class={css.lines}>
				{channelSums.length > 1 &&
					largestChannels.map((channel) => (
						<Line
							key={channel}
							label={map(channel + 1)}
							term={<TapPictures contributions={contributions} channel={channel} />}
							value={channelSums[channel] ?? 0}
						/>
					))}
				<TotalLines {...contributions} />
			</dl>
		</>
	);
}

/** Where each row, or column, of the patch lies in the layer before, counted from 1. */
function sourceNames(props: ExplainerProps, channel: number): { rowNames: string[]; columnNames: string[] } {
	const { sourceLayer, contributions } = props;
	const sources = tapsOf(contributions.sources, channel);
	const { height, width, channels } = imageShape.value;
	const shape = sourceLayer?.shape ?? [height, width, channels];
	const positions = sources.map((source) => (source < 0 ? undefined : unitPosition(shape, source))); // −1 is padding
	const name = (taps: readonly number[], axis: "row" | "column") => {
		const position = taps.map((tap) => positions[tap]).find(Boolean);
		return position ? String(position[axis] + 1) : "–";
	};
	return {
		rowNames: [0, 1, 2].map((row) =>
			name(
				[0, 1, 2].map((column) => KERNEL_SIDE * row + column),
				"row",
			),
		),
		columnNames: [0, 1, 2].map((column) =>
			name(
				[0, 1, 2].map((row) => KERNEL_SIDE * row + column),
				"column",
			),
		),
	};
}

function TapValues(props: ExplainerProps & { channel: number }) {
	const { contributions, channel } = props;
	const { inputs, weights, products } = contributions;
	const { patch, kernel, products: product } = texts.value;
	return (
		<div class={css.taps}>
			<ValueGrid
				label={patch}
				values={tapsOf(inputs, channel)}
				columns={KERNEL_SIDE}
				{...sourceNames(props, channel)}
			/>
			<span aria-hidden="true">×</span>
			<ValueGrid label={kernel} values={tapsOf(weights, channel)} columns={KERNEL_SIDE} />
			<span aria-hidden="true">=</span>
			<ValueGrid label={product} values={tapsOf(products, channel)} columns={KERNEL_SIDE} />
		</div>
	);
}

/** Values and kernel of one channel, small. */
function TapPictures({
	contributions: { inputs, weights },
	channel,
}: {
	contributions: Contributions;
	channel: number;
}) {
	const pictures = [inputs, weights].map((values) => Float32Array.from(tapsOf(values, channel)));
	return (
		<span class={css.patch} aria-hidden="true">
			{pictures.map((values, index) => (
				<span key={index}>
					<PixelImage values={values} columns={KERNEL_SIDE} colourMap="signed" range={symmetricExtent(values)} />
				</span>
			))}
		</span>
	);
}
