/** Encodes an animation with modern-gif (small, typed, without eval), off the main thread. */

import { encode } from "modern-gif";
import { serve } from "../serve";
import type { Animation, GifContract } from "./contract";

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

async function encodeAnimation({ frames, scale, delayMs }: Animation): Promise<Blob> {
	const [first] = frames;
	if (!first) throw new Error("an animation has at least one frame");
	return encode({
		width: first.width * scale,
		height: first.height * scale,
		frames: frames.map((frame) => ({ data: enlarge(frame, scale), delay: delayMs })),
		looped: true,
		loopCount: 0,
		format: "blob",
	});
}

serve<GifContract>({
	encode: async (animation) => ({ gif: await encodeAnimation(animation) }),
});
