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
	/** Values in a row; undefined for an image of the data set. */
	columns?: number | undefined;
	/** undefined for an image in the colours of the data set. */
	map?: ColourMap | undefined;
	range?: readonly [number, number];
	/** The accessible name; without one the picture is decorative. */
	label?: string;
}

const unit = [0, 1] as const;

/** Columns and rows of the picture. */
function sizeOf({ values, columns }: Props): [number, number] {
	const { width, height } = imageShape.value;
	if (columns === undefined) return [width, height];
	return [columns, values ? Math.ceil(values.length / columns) : columns];
}

/** Whether so many values are whole pictures: those of another data set may not be. */
function isPicture({ length }: Float32Array, columns: number | undefined): boolean {
	return length > 0 && (columns !== undefined || length % imageLength.peek() === 0);
}

export function PixelImage(props: Props) {
	const { values, columns, map, range = unit, label } = props;
	const canvas = useRef<HTMLCanvasElement>(null);
	const [width, height] = sizeOf(props);
	const [low, high] = range;

	useLayoutEffect(() => {
		const context = canvas.current?.getContext("2d", { willReadFrequently: true });
		if (!context) return;
		context.clearRect(0, 0, width, height);
		if (values && isPicture(values, columns)) context.putImageData(pixelsOf(values, columns, map, [low, high]), 0, 0);
	}, [values, columns, width, height, map, low, high, theme.value]);

	const name = label ? ({ role: "img", "aria-label": label } as const) : { "aria-hidden": true };
	return <canvas ref={canvas} class="pixels" width={width} height={height} {...name} />;
}

/** As the screen shows them, in the chosen theme. */
export function pixelsOf(
	values: Float32Array,
	columns: number | undefined,
	map: ColourMap | undefined,
	range: readonly [number, number],
): ImageData {
	if (columns === undefined) return imageDataOf(values, { map, range }, theme.value);
	return toPixels(values, columns, range, colourTable(map ?? "ink", theme.value));
}
