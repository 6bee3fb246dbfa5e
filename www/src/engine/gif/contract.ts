/** The call from the page to the worker that encodes animations. */

/** Frames of one size, each shown for `delayMs`; each pixel becomes `scale` × `scale` pixels. */
export interface Animation {
	frames: readonly ImageData[];
	scale: number;
	delayMs: number;
}

export interface GifContract {
	encodeAnimation: { request: Animation; reply: { gif: Blob } };
}
