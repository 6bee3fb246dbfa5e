/** Pictures as an animated GIF. */

import { connect, type WorkerPort } from "../rpc";
import { HeartbeatTimeout } from "../watchdog";
import type { GifContract } from "./contract";

/** Pixels in the animation per pixel of a frame. */
const SCALE = 8;
/** All frames are encoded without a break. */
const ENCODING_SECONDS = 60;

const spawnEncoder = () => new Worker(new URL("./encoder.ts", import.meta.url), { type: "module" });

/** Frames of one size, each shown for `delayMs`, looping. Rejects with an `EngineError`, also if the worker ends or hangs. */
export async function encodeGif(
	frames: readonly ImageData[],
	delayMs: number,
	spawn: () => WorkerPort = spawnEncoder,
): Promise<Blob> {
	const encoder = connect<GifContract>(spawn(), { heartbeatTimeout: new HeartbeatTimeout(ENCODING_SECONDS) });
	try {
		return (await encoder.call("encodeAnimation", { frames, scale: SCALE, delayMs })).gif;
	} finally {
		encoder.close();
	}
}
