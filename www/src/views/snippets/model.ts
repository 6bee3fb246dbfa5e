/** What a snippet must know of a model. */

import type { ModelDescription, Preprocessing } from "../../engine/export/contract";
import { fileName } from "../downloadAs/fileNames";

/** Where it is not known what pictures to expect, as in a Python project: to be changed by the reader. */
const assumed: Preprocessing = { fit: "crop", background: "white", invert: false, normalise: false };

export interface SnippetModel extends Omit<ModelDescription, "preprocessing">, Preprocessing {
	/** The names of its files, as they are downloaded. */
	files: Record<"safetensors" | "onnx_encoder" | "onnx_decoder", string>;
	/** Number of values of an image. */
	values: number;
}

export function snippetModel({ preprocessing = assumed, ...description }: ModelDescription): SnippetModel {
	const { name, height, width, channels } = description;
	const files = {
		safetensors: fileName(name, "safetensors"),
		onnx_encoder: fileName(name, "onnx_encoder"),
		onnx_decoder: fileName(name, "onnx_decoder"),
	};
	return { ...description, ...preprocessing, files, values: height * width * channels };
}

/** The lines that there are. */
export function lines(...all: readonly (string | false)[]): string {
	return `${all.filter((line) => line !== false).join("\n")}\n`;
}

/** A file's name without its ending: as the model's, without characters that would end a comment or a string. */
export function titleOf({ files }: SnippetModel): string {
	return files.safetensors.replace(/\.safetensors$/, "");
}
