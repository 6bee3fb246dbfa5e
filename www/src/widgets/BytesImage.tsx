/** Draws bytes, grey or in colour, as crisp squares, black for 0. */

import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
	/** `[height, width, channels]` */
	bytes: Uint8Array;
	width: number;
	/** 1 or 3 */
	channels: number;
	/** The accessible name. */
	label: string;
}

function toImageData(bytes: Uint8Array, width: number, channels: number): ImageData {
	const pixelCount = bytes.length / channels;
	const image = new ImageData(width, pixelCount / width);
	for (let pixel = 0; pixel < pixelCount; pixel++) {
		for (let channel = 0; channel < 3; channel++) {
			image.data[4 * pixel + channel] = bytes[pixel * channels + (channels === 1 ? 0 : channel)] ?? 0;
		}
		image.data[4 * pixel + 3] = 255;
	}
	return image;
}

export function BytesImage({ bytes, width, channels, label }: Props) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const height = bytes.length / channels / width;
	useLayoutEffect(() => {
		canvas.current
			?.getContext("2d", { willReadFrequently: true })
			?.putImageData(toImageData(bytes, width, channels), 0, 0);
	}, [bytes, width, channels]);
	return <canvas ref={canvas} class="pixels" width={width} height={height} role="img" aria-label={label} />;
}
