/** The names of a model's files. */

import type { FileFormat } from "../../state/modelFile";
import { safeFileName } from "../../widgets/download";

const endings: Record<FileFormat, string> = {
	safetensors: ".safetensors",
	training: ".training.safetensors",
	onnx: ".onnx",
	onnx_encoder: ".encoder.onnx",
	onnx_decoder: ".decoder.onnx",
	torch: ".torch.safetensors",
	keras: ".keras.safetensors",
	python: ".zip",
};

export function fileName(model: string, format: FileFormat): string {
	return safeFileName(model) + endings[format];
}
