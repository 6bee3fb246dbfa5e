/** Feature maps as a mosaic: one square tile per channel of a height × width × channels code. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { theme } from "../state/preferences";
import { type ColourMap, colourTable, toMosaic } from "./colour";

interface Props {
	values: Float32Array;
	shape: readonly [height: number, width: number, channels: number];
	colourMap?: ColourMap;
	range: readonly [number, number];
	label: string;
}

export function TileMosaic({ values, shape, colourMap = "viridis", range: [low, high], label }: Props) {
	const [height, width, channels] = shape;
	const canvas = useRef<HTMLCanvasElement>(null);
	const table = colourTable(colourMap, theme.value);

	useLayoutEffect(() => {
		if (!canvas.current) return;
		const mosaic = toMosaic(values, [height, width, channels], [low, high], table);
		[canvas.current.width, canvas.current.height] = [mosaic.width, mosaic.height];
		canvas.current.getContext("2d", { willReadFrequently: true })?.putImageData(mosaic, 0, 0);
	}, [values, height, width, channels, low, high, table]);

	return <canvas ref={canvas} class="pixels" role="img" aria-label={label} />;
}
