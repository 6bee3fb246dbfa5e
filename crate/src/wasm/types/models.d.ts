/** What is wrong: see the message. Codes are stable, messages are not. */
export type ErrorCode =
	/** not a readable IDX file */
	| "idx"
	/** an array with the wrong number of values */
	| "length"
	/** a setting, or another single argument, that is missing, unknown or out of range */
	| "config"
	/** a value of an array that is out of range or not a finite number: the message says where it is */
	| "value"
	/** an array or a list that is empty */
	| "array"
	/** a model of another kind, or of another configuration */
	| "model"
	/** the model's output has another size than its input */
	| "sizes_differ"
	/** not a readable safetensors file */
	| "invalid_file"
	/** the file's metadata do not describe a model */
	| "metadata"
	/** a tensor of the file is missing, unknown or invalid */
	| "tensor"
	/** the tensors of another program: the message says what to rename or to transpose */
	| "foreign"
	/** the loss, its gradient or a weight is not finite */
	| "diverged"
	/** all examples are of one class */
	| "one_class";

/** What is thrown for invalid arguments: an `Error` with this name and a code. Nothing has changed then. */
export interface AutoencoderError extends Error {
	name: "AutoencoderError";
	code: ErrorCode;
}

/** The activation function of the hidden layers. */
export type Activation = "relu" | "tanh" | "sigmoid";

/** The architecture of a model and its sizes. */
export type ModelConfig = (
	/** Dense layers: `encoder` lists their units, the last of which are the code, `decoder` those before the output. */
	| { kind: "vanilla"; input: number; encoder: number[]; decoder: number[] }
	/**
	 * Five convolutions of 3×3: two followed by 2×2 pooling, then the code, then two after up-sampling. `filters` has four
	 * numbers, two down and two up; the last convolution has one filter for each of the image's channels.
	 */
	| {
			kind: "convolutional";
			height: number;
			width: number;
			channels: number;
			filters: number[];
			padding: "same" | "valid";
	  }
	/** Dense layers around a Gaussian with `latent` dimensions. */
	| { kind: "variational"; input: number; encoder: number[]; latent: number; decoder: number[] }
) & {
	/** "relu" if not given */
	activation?: Activation;
};

/** A way to corrupt an image. */
export type Noise =
	/** adds a normal deviate with standard deviation `sigma`, in 0…1, to each value */
	| { kind: "gaussian"; sigma: number }
	/** makes a value 0 or 1 with this probability */
	| { kind: "salt_and_pepper"; probability: number }
	/** blackens a square of `size` pixels at a random position */
	| { kind: "patch"; size: number }
	/** blackens a square at this position, which may be partly outside */
	| { kind: "mask"; left: number; top: number; size: number }
	/** adds a random pen stroke of `length` pixels */
	| { kind: "scribble"; length: number }
	/** one of the first three kinds, of random strength: what the pretrained denoisers learned from */
	| { kind: "mixed" };

/**
 * How a drawing is placed in an image of any size. `mnist`: scaled in proportion, with its ink in the centre. `nist`: stretched to a box,
 * upright and with strokes of even width, as UCI's digits of 8×8 pixels were made by NIST's programs. `whole`: the whole canvas.
 */
export type Placement = "mnist" | "nist" | "whole";

/**
 * What a layer does. `pad2d` repeats the edge of an image around it, and `crop2d` gives its middle; `up_conv2d` is `up_sample2d` by two
 * (nearest neighbour) and a 3×3 `conv2d` in one; `sampling` is z = mean + exp(½·logVar)·ε; `sigmoid` is the last one, from logits to the
 * reconstruction.
 */
export type LayerKind =
	| "pad2d"
	| "conv2d"
	| "max_pool2d"
	| "up_sample2d"
	| "up_conv2d"
	| "crop2d"
	| "dense"
	| "sampling"
	| "sigmoid";
