/** Pictures as an animated GIF. */

import type { Animation, Encoded } from "./gif.worker";

/** Pixels in the animation per pixel of a frame. */
const SCALE = 8;

/** Frames of one size, each shown for `delayMs`, looping. */
export function encodeGif(frames: readonly ImageData[], delayMs: number): Promise<Blob> {
	const worker = new Worker(new URL("./gif.worker.ts", import.meta.url), { type: "module" });
	const encoded = new Promise<Blob>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<Encoded>) => {
			if ("gif" in data) resolve(data.gif);
			else reject(new Error(data.failed));
		};
		worker.onerror = (event) => {
			event.preventDefault();
			reject(new Error(event.message));
		};
	});
	const animation: Animation = { frames, scale: SCALE, delayMs };
	worker.postMessage(animation);
	return encoded.finally(() => worker.terminate());
}
