/** What a model made of an image, copied out of the memory of wasm. */

import type { Model } from "autoencoders-start";
import type { ModelId, ModelResult } from "../protocol";

export function computeModelResult(id: ModelId, model: Pick<Model, "reconstruct">, image: Float32Array): ModelResult {
	const result = model.reconstruct(image);
	const { code, logVar, output, error, bce, inputEntropy } = result;
	result.free(); // each of these is a copy by now
	const deviation = logVar?.map((value) => Math.exp(value / 2));
	return { model: id, code, deviation, output, error, bce, inputEntropy };
}
