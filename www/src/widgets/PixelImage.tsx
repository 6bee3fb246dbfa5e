/**
 * Draws values as crisp squares: one canvas pixel per value, enlarged by CSS.
 * `willReadFrequently` keeps the canvas in main memory: for so few pixels a round trip to the GPU costs more than it saves.
 */

import { useLayoutEffect, useRef } from "preact/hooks";
import { imageLength, imageShape } from "../state/dataSet";
import { theme } from "../state/preferences";
import { type ColourMap, colourTable, toPixels } from "./colour";
import { imageDataOf } from "./imageDataOf";

interface Props {
	values: Float32Array | undefined;
	/** Values per row; undefined for an image of the data set. */
	columns?: number | undefined;
	/** undefined for an image in the colours of the data set. */
	colourMap?: ColourMap | undefined;
	range?: readonly [number, number];
	/** The accessible name; without one the picture is decorative. */
	label?: string;
}

const unitRange = [0, 1] as const;

/** Width and height of the canvas: one pixel per value. */
function canvasSize({ values, columns }: Props): [number, number] {
	const { width, height } = imageShape.value;
	if (columns === undefined) return [width, height];
	return [columns, values ? Math.ceil(values.length / columns) : columns];
}

/** Whether the values are one or more whole images; after a change of the data set, older values may not be. */
function areWholeImages({ length }: Float32Array, columns: number | undefined): boolean {
	return length > 0 && (columns !== undefined || length % imageLength.peek() === 0);
}

export function PixelImage(props: Props) {
	const { values, columns, colourMap, range = unitRange, label } = props;
	const canvas = useRef<HTMLCanvasElement>(null);
	const [width, height] = canvasSize(props);
	const [low, high] = range;

	useLayoutEffect(() => {
		const context = canvas.current?.getContext("2d", { willReadFrequently: true });
		if (!context) return;
		context.clearRect(0, 0, width, height);
		if (values && areWholeImages(values, columns))
			context.putImageData(toImageData(values, columns, colourMap, [low, high]), 0, 0);
	}, [values, columns, width, height, colourMap, low, high, theme.value]);

	const name = label ? ({ role: "img", "aria-label": label } as const) : { "aria-hidden": true };
	return <canvas ref={canvas} class="pixels" width={width} height={height} {...name} />;
}

/** The values as pixels of the screen, in the chosen theme. */
export function toImageData(
	values: Float32Array,
	columns: number | undefined,
	colourMap: ColourMap | undefined,
	range: readonly [number, number],
): ImageData {
	if (columns === undefined) return imageDataOf(values, { colourMap, range }, theme.value);
	return toPixels(values, columns, range, colourTable(colourMap ?? "ink", theme.value));
}
