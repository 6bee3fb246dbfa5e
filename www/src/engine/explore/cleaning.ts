/** Reconstructs many pictures, as a denoiser does that cleans them. */

import type { Handlers } from "../serve";
import { chunkFor, inChunks, operationsOf } from "./chunks";
import type { ExploreContract } from "./contract";
import { modelOf } from "./loaded";
import { tasks } from "./tasks";

type Clean = ExploreContract["clean"];

/** The largest value of a byte. */
const WHITE = 255;

async function clean({ task, model: id, length, pictures }: Clean["request"]): Promise<Clean["reply"]> {
	return tasks.run(task, async (pace) => {
		const model = modelOf(id);
		const cleaned = new Uint8Array(pictures.length);
		await inChunks(pictures.length / length, chunkFor(operationsOf(model)), pace, (start, end) => {
			const images = Float32Array.from(pictures.subarray(start * length, end * length), (value) => value / WHITE);
			const outputs = model.decode(model.encode(images));
			cleaned.set(
				outputs.map((value) => Math.round(value * WHITE)),
				start * length,
			);
		});
		return { cleaned };
	});
}

export const cleaningHandlers = { clean } satisfies Partial<Handlers<ExploreContract>>;
