/** What a code snippet needs to know about a model. */

import type { ModelDescription, Preprocessing } from "../../engine/export/contract";
import { fileName } from "../downloadAs/fileNames";

/** For a model that does not say how pictures became its images, as in a Python project: for the reader to change. */
const assumed: Preprocessing = { fit: "crop", background: "white", invert: false, normalise: false };

export interface SnippetModel extends Omit<ModelDescription, "preprocessing">, Preprocessing {
	/** The names of its files, as they are downloaded. */
	files: Record<"safetensors" | "onnx_encoder" | "onnx_decoder", string>;
	/** Number of values of an image. */
	imageLength: number;
}

export function snippetModel({ preprocessing = assumed, ...description }: ModelDescription): SnippetModel {
	const { name, height, width, channels } = description;
	const files = {
		safetensors: fileName(name, "safetensors"),
		onnx_encoder: fileName(name, "onnx_encoder"),
		onnx_decoder: fileName(name, "onnx_decoder"),
	};
	return { ...description, ...preprocessing, files, imageLength: height * width * channels };
}

/** Joins the lines, without those that are `false`. */
export function lines(...all: readonly (string | false)[]): string {
	return `${all.filter((line) => line !== false).join("\n")}\n`;
}

/** The model's name without characters that would end a comment or a string: as in the name of its file. */
export function safeName({ files }: SnippetModel): string {
	return files.safetensors.replace(/\.safetensors$/, "");
}
