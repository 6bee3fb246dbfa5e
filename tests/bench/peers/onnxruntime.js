/** onnxruntime-web, which cannot train, with models that ../onnx_models.py has made. */

import * as ort from "onnxruntime-web/wasm";

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { wasm: new URL("ort-wasm-simd-threaded.wasm", location.href).href };

export async function trainer() {}

export async function reconstructor(kind) {
	const session = await ort.InferenceSession.create(`${kind}.onnx`, { graphOptimizationLevel: "all" });
	return {
		async reconstruct(image) {
			const { output } = await session.run({ input: new ort.Tensor("float32", image, [1, 784]) });
			return output.data;
		},
	};
}
