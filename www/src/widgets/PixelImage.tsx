/**
 * Draws values as crisp squares: one canvas pixel per value, enlarged by CSS.
 * `willReadFrequently` keeps the canvas in memory: for 784 pixels a round trip to the GPU costs more than it saves.
 */

import { useLayoutEffect, useRef } from "preact/hooks";
import { theme } from "../state/preferences";
import { type ColourMap, tableOf, toPixels } from "./colour";

interface Props {
	values: Float32Array | undefined;
	columns?: number;
	map?: ColourMap;
	range?: readonly [number, number];
	/** The accessible name; without one the picture is decorative. */
	label?: string;
}

const unit = [0, 1] as const;

export function PixelImage({ values, columns = 28, map = "ink", range = unit, label }: Props) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const table = tableOf(map, theme.value);
	const [low, high] = range;
	const rows = values ? Math.ceil(values.length / columns) : columns;

	useLayoutEffect(() => {
		const context = canvas.current?.getContext("2d", { willReadFrequently: true });
		if (!context) return;
		context.clearRect(0, 0, columns, rows);
		if (values) context.putImageData(toPixels(values, columns, [low, high], table), 0, 0);
	}, [values, columns, rows, low, high, table]);

	const name = label ? ({ role: "img", "aria-label": label } as const) : { "aria-hidden": true };
	return <canvas ref={canvas} class="pixels" width={columns} height={rows} {...name} />;
}
