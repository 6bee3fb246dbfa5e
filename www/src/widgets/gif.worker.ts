/** Encodes an animation with modern-gif (small, typed, without eval), off the main thread. */

import { encode } from "modern-gif";

/** Frames of one size, each shown for `delayMs`; each pixel becomes `scale` × `scale` pixels. */
export interface Animation {
	frames: readonly ImageData[];
	scale: number;
	delayMs: number;
}

export type Encoded = { gif: Blob } | { failed: string };

/** Every pixel as a crisp square. */
function enlarge({ width, height, data }: ImageData, scale: number): Uint8ClampedArray<ArrayBuffer> {
	const small = new Uint32Array(data.buffer);
	const large = new Uint32Array(small.length * scale * scale);
	for (let row = 0; row < height * scale; row++) {
		const from = Math.floor(row / scale) * width;
		for (let x = 0; x < width; x++) {
			const at = (row * width + x) * scale;
			large.fill(small[from + x] ?? 0, at, at + scale);
		}
	}
	return new Uint8ClampedArray(large.buffer);
}

async function encodeAnimation({ frames, scale, delayMs }: Animation): Promise<Encoded> {
	const [first] = frames;
	if (!first) return { failed: "a film has at least one frame" };
	const gif = await encode({
		width: first.width * scale,
		height: first.height * scale,
		frames: frames.map((frame) => ({ data: enlarge(frame, scale), delay: delayMs })),
		looped: true,
		loopCount: 0,
		format: "blob",
	});
	return { gif };
}

self.onmessage = async ({ data }: MessageEvent<Animation>) => {
	// A rejected promise is no error event of the worker, so failures are sent as a message.
	postMessage(await encodeAnimation(data).catch((thrown: unknown): Encoded => ({ failed: String(thrown) })));
};
