/**
 * Graphs for ONNX runtimes (the model, its encoder, its decoder), safetensors files with the weights as PyTorch or Keras
 * arranges them, or a Python project.
 */
export type ExportFormat = "onnx" | "onnx_encoder" | "onnx_decoder" | "torch" | "keras" | "python";

/** What an exported file says of a model besides its layers. */
export interface ExportDescription {
	/** of the model */
	name: string;
	/** the name of the data set that it was trained on */
	dataSet: string;
	/** of an image in that data set, in pixels */
	height: number;
	width: number;
	/** 1 for grey, 3 for colours */
	channels: number;
	/** how pictures became the images; left out where that is not known */
	preprocessing?: Preprocessing;
	/** whether the model learnt to denoise; `false` if left out */
	denoises?: boolean;
}

/** How a picture becomes an image. */
export interface Preprocessing {
	/** whether pictures of another aspect ratio were cropped, or fitted with margins */
	fit: "crop" | "fit";
	/** colour of margins and behind transparent pixels */
	background: "white" | "black";
	/** whether dark and light were exchanged */
	invert: boolean;
	/** whether each image was brought to a mean of ½ and a standard deviation of ⅙ */
	normalise: boolean;
}
