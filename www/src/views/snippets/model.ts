/** What a code snippet needs to know about a model. */

import type { ModelDescription, Preprocessing } from "../../engine/export/contract";
import { fileName } from "../downloadAs/fileNames";

/** For a model that does not say how pictures became its images, as in a Python project: for the reader to change. */
const defaultPreprocessing: Preprocessing = { fit: "crop", background: "white", invert: false, normalise: false };

export interface SnippetModel
	extends Omit<ModelDescription, "preprocessing">,
		Pick<Preprocessing, "background" | "invert"> {
	/** Whether the middle of a picture is cut out; otherwise it is scaled to fit, with margins. */
	cropsPictures: boolean;
	/** Whether each image is scaled to a mean of ½ and a standard deviation of ⅙. */
	normalisesContrast: boolean;
	/** The names of its files, as they are downloaded. */
	files: Record<"safetensors" | "onnx_encoder" | "onnx_decoder", string>;
	/** Number of values of an image. */
	imageLength: number;
}

export function snippetModel({ preprocessing = defaultPreprocessing, ...description }: ModelDescription): SnippetModel {
	const { name, height, width, channels } = description;
	const { fit, background, invert, normalise } = preprocessing;
	const files = {
		safetensors: fileName(name, "safetensors"),
		onnx_encoder: fileName(name, "onnx_encoder"),
		onnx_decoder: fileName(name, "onnx_decoder"),
	};
	return {
		...description,
		background,
		invert,
		cropsPictures: fit === "crop",
		normalisesContrast: normalise,
		files,
		imageLength: height * width * channels,
	};
}

/** Joins the lines, without those that are `false`. */
export function joinLines(...candidates: readonly (string | false)[]): string {
	return `${candidates.filter((line) => line !== false).join("\n")}\n`;
}

/** The name of the model's file without its extension: it has no characters that would end a comment or a string. */
export function fileStem({ files }: SnippetModel): string {
	return files.safetensors.replace(/\.safetensors$/, "");
}
