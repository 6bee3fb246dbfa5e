/** Reconstructs many pictures, as a denoiser does that cleans them. */

import { EngineError } from "../error";
import { type ToneLine, toneLineOf, withoutTones, withTones } from "../pictures/tones";
import type { Handlers } from "../serve";
import { chunkFor, inChunks, operationsOf } from "./chunks";
import type { ExploreContract } from "./contract";
import { modelOf } from "./loaded";
import { tasks } from "./tasks";

type Clean = ExploreContract["clean"];

/** The largest value of a byte. */
const WHITE = 255;

/** Bytes as the model has learnt from such pictures, in 0…1. */
function seen(picture: Uint8Array, line: ToneLine): Float32Array {
	return Float32Array.from(withTones(picture, line), (value) => value / WHITE);
}

function given(output: Float32Array, line: ToneLine): Uint8ClampedArray {
	return withoutTones(
		output.map((value) => value * WHITE),
		line,
	);
}

async function clean({ task, model: id, length, pictures, tones }: Clean["request"]): Promise<Clean["reply"]> {
	if (pictures.length % length !== 0) throw new EngineError("length", `expected pictures of ${length} values`);
	return tasks.run(task, async (report) => {
		const model = modelOf(id);
		const cleaned = new Uint8Array(pictures.length);
		await inChunks(pictures.length / length, chunkFor(operationsOf(model)), report, (start, end) => {
			const images = new Float32Array((end - start) * length);
			const lines: ToneLine[] = [];
			for (let at = 0; at < end - start; at++) {
				const picture = pictures.subarray((start + at) * length, (start + at + 1) * length);
				const line = toneLineOf(picture, tones);
				lines.push(line);
				images.set(seen(picture, line), at * length);
			}
			const outputs = model.decode(model.encode(images));
			for (const [at, line] of lines.entries()) {
				cleaned.set(given(outputs.subarray(at * length, (at + 1) * length), line), (start + at) * length);
			}
		});
		return { cleaned };
	});
}

export const cleaningHandlers = { clean } satisfies Partial<Handlers<ExploreContract>>;
