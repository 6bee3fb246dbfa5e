/** The calls from the page to the worker that turns models into files of other software, and back. */

import type { ImageShape } from "../dataSpec";
import type { PictureSettings } from "../pictures/contract";
import type { StartCall } from "../protocol";

/** Weights as PyTorch or Keras arranges them, graphs for ONNX runtimes, a Python project as a zip archive. */
export const exportFormats = ["onnx", "onnx_encoder", "onnx_decoder", "torch", "keras", "python"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How a picture becomes an image of that size. */
export type Preprocessing = Pick<PictureSettings, "fit" | "background" | "invert" | "normalise">;

/** What an exported file says of a model besides its layers. */
export interface ModelDescription extends ImageShape {
	name: string;
	dataSet: string;
	/** Left out where it is not known. */
	preprocessing?: Preprocessing;
	denoises: boolean;
}

export interface ExportContract {
	start: StartCall;
	/** A model's file in another format. */
	exportModel: {
		request: { bytes: Uint8Array; format: ExportFormat; description: ModelDescription };
		reply: { bytes: Uint8Array };
	};
	/** A safetensors file in PyTorch's or Keras's layout as one of ours; the shape is that of the images, where it does not tell. */
	importModel: { request: { bytes: Uint8Array; shape: ImageShape }; reply: { bytes: Uint8Array } };
}
