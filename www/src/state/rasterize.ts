/** Strokes to pixels, by the browser's canvas and a round pen. */

import { areCanvasReadsFalsified } from "../engine/falsifiedCanvasReads";
import { addStrokePath, PAD_SIDE_UNITS, type Stroke } from "./strokes";

function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
	context.lineWidth = stroke.width;
	context.lineCap = context.lineJoin = "round";
	context.beginPath();
	addStrokePath(context, stroke);
	context.stroke();
}

/** Sizes the canvas to the whole pad, at `scale` pixels per unit. */
function prepare(canvas: HTMLCanvasElement, scale: number): CanvasRenderingContext2D | null {
	canvas.width = canvas.height = PAD_SIDE_UNITS * scale;
	const context = canvas.getContext("2d", { willReadFrequently: true });
	context?.scale(scale, scale);
	return context;
}

/**
 * Keeps a canvas in sync with a growing list of strokes. A stroke is painted as a single path, since the antialiased edges
 * of separate pieces would add up. So the finished strokes are cached on a canvas of their own, and only the last one,
 * which may still grow, is painted each time.
 */
export class StrokeRasterizer {
	readonly #context: CanvasRenderingContext2D | null;
	readonly #finishedContext: CanvasRenderingContext2D | null;
	#finished: readonly Stroke[] = [];
	#colour = "";

	constructor(canvas: HTMLCanvasElement, scale: number) {
		this.#context = prepare(canvas, scale);
		this.#finishedContext = prepare(document.createElement("canvas"), scale);
	}

	paint(strokes: readonly Stroke[], colour: string): void {
		const [context, finished] = [this.#context, this.#finishedContext];
		if (!context || !finished) return;
		this.#finish(finished, strokes.slice(0, -1), colour);
		context.strokeStyle = colour;
		context.clearRect(0, 0, PAD_SIDE_UNITS, PAD_SIDE_UNITS);
		context.drawImage(finished.canvas, 0, 0, PAD_SIDE_UNITS, PAD_SIDE_UNITS);
		const last = strokes.at(-1);
		if (last) paintStroke(context, last);
	}

	#finish(context: CanvasRenderingContext2D, strokes: readonly Stroke[], colour: string): void {
		if (colour !== this.#colour || this.#finished.some((stroke, index) => strokes[index] !== stroke)) {
			context.clearRect(0, 0, PAD_SIDE_UNITS, PAD_SIDE_UNITS);
			context.strokeStyle = this.#colour = colour;
			this.#finished = [];
		}
		for (const stroke of strokes.slice(this.#finished.length)) paintStroke(context, stroke);
		this.#finished = strokes;
	}

	/** The ink of each pixel: 0 is paper, 255 is ink. */
	readInk(): Uint8Array {
		const ink = new Uint8Array(PAD_SIDE_UNITS * PAD_SIDE_UNITS);
		const data = this.#context?.getImageData(0, 0, PAD_SIDE_UNITS, PAD_SIDE_UNITS).data;
		for (let pixel = 0; pixel < ink.length; pixel++) ink[pixel] = data?.[4 * pixel + 3] ?? 0;
		return ink;
	}
}

/** Whether the browser gives other pixels of a canvas than those that were painted. */
export function isCanvasFalsified(): boolean {
	const canvas = document.createElement("canvas");
	return areCanvasReadsFalsified(canvas, canvas.getContext("2d", { willReadFrequently: true }));
}

const offscreen = new StrokeRasterizer(document.createElement("canvas"), 1);

/** The drawing as ink, one byte per square unit of the pad, row by row: 0 is paper, 255 is ink. */
export function rasterize(strokes: readonly Stroke[]): Uint8Array {
	offscreen.paint(strokes, "#000");
	return offscreen.readInk();
}
