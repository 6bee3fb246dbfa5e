/** Denoises many pictures: they are reconstructed by a model that learnt to denoise. */

import { EngineError } from "../error";
import { applyToneTransform, type ToneTransform, toneTransformOf, undoToneTransform } from "../pictures/toneTransform";
import type { Handlers } from "../serve";
import { chunkSize, forEachChunk, operationsPerImage } from "./chunks";
import type { ExploreContract } from "./contract";
import { modelOf } from "./loaded";
import { tasks } from "./tasks";

type Call = ExploreContract["denoisePictures"];

/** The largest value of a byte. */
const MAX_BYTE = 255;

/** Bytes to values in 0…1, with the tones that the model was trained on. */
function toTrainingTones(picture: Uint8Array, transform: ToneTransform): Float32Array {
	return Float32Array.from(applyToneTransform(picture, transform), (value) => value / MAX_BYTE);
}

function toOriginalTones(output: Float32Array, transform: ToneTransform): Uint8ClampedArray {
	return undoToneTransform(
		output.map((value) => value * MAX_BYTE),
		transform,
	);
}

async function denoisePictures({
	taskId,
	model: id,
	length,
	pictures,
	tones,
}: Call["request"]): Promise<Call["reply"]> {
	if (pictures.length % length !== 0) throw new EngineError("length", `expected pictures of ${length} values`);
	return tasks.run(taskId, async (report) => {
		const model = modelOf(id);
		const denoised = new Uint8Array(pictures.length);
		await forEachChunk(pictures.length / length, chunkSize(operationsPerImage(model)), report, (start, end) => {
			const images = new Float32Array((end - start) * length);
			const transforms: ToneTransform[] = [];
			for (let at = 0; at < end - start; at++) {
				const picture = pictures.subarray((start + at) * length, (start + at + 1) * length);
				const transform = toneTransformOf(picture, tones);
				transforms.push(transform);
				images.set(toTrainingTones(picture, transform), at * length);
			}
			const outputs = model.decode(model.encode(images));
			for (const [at, transform] of transforms.entries()) {
				denoised.set(
					toOriginalTones(outputs.subarray(at * length, (at + 1) * length), transform),
					(start + at) * length,
				);
			}
		});
		return { denoised };
	});
}

export const pictureDenoisingHandlers = { denoisePictures } satisfies Partial<Handlers<ExploreContract>>;
