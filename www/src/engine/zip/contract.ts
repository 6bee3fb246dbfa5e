/** The calls from the page to the worker that packs pictures into an archive. */

import type { ImageShape } from "../dataSpec";

export interface ZipContract {
	/** Adds pictures as PNG files; no two paths of an archive may be equal, which is not checked. */
	addPictures: {
		request: {
			shape: ImageShape;
			/** `[n, height, width, channels]`, 0…255 */
			bytes: Uint8Array;
			paths: string[];
		};
		reply: Record<never, never>;
	};
	/** The archive of all that was added; nothing can be added after it. */
	finishArchive: { request: Record<never, never>; reply: { zip: Blob } };
}
