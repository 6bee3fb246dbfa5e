/** The settings of one model: its fields as typed, and the part of a training configuration that they make. */

import type { Activation, ModelConfig } from "../../../engine/protocol";
import type { Objective } from "../../../engine/training/replicaContract";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { defaultCodeSize, imageLength, imageShape } from "../../../state/dataSet";
import { type Bounds, bounds } from "./bounds";
import { errorCollector, parseLayerWidths, parseNumber, type ValidationErrors } from "./validation";

export const modelKinds = ["vanilla", "convolutional", "variational"] as const satisfies readonly ModelConfig["kind"][];
export type ModelKind = (typeof modelKinds)[number];
export const activations = ["relu", "tanh", "sigmoid"] as const satisfies readonly Activation[];
/** Of the learning rate: constant, or falling to a hundredth over all epochs, along half a cosine. */
export const schedules = ["constant", "cosine"] as const;
export type Schedule = (typeof schedules)[number];
export type Loss = Objective["reconstruction"];
export const losses = ["binary_cross_entropy", "mean_squared_error"] as const satisfies readonly Loss[];

/** Fields keep what was typed, valid or not. */
export interface ModelSettings {
	kind: ModelKind;
	/** Units of the encoder's hidden layers; the decoder has them in reverse. */
	hidden: string;
	/** length of the code */
	code: string;
	/** of the encoder's first and second convolution; the decoder has them in reverse */
	filters1: string;
	filters2: string;
	activation: Activation;
	loss: Loss;
	/** weight of the KL divergence */
	beta: string;
	/** epochs over which β rises from 0 */
	warmUp: string;
	learningRate: string;
	schedule: Schedule;
}

/** The fields of a model that can be invalid. */
export type ModelField = "hidden" | "code" | "filters1" | "filters2" | "beta" | "warmUp" | "learningRate";
export type ModelErrors = ValidationErrors<ModelField>;

/** The part of a training configuration that belongs to one model. */
export type ModelTrainConfig = Pick<TrainConfig, "model" | "objective" | "warmUp" | "learningRate">;

/** The initial shape of a kind. */
export function initialShape(kind: ModelKind): Partial<ModelSettings> {
	switch (kind) {
		case "vanilla":
			return { hidden: "", code: String(defaultCodeSize.value) };
		case "convolutional":
			return { filters1: "8", filters2: "16" };
		case "variational":
			return { hidden: "256", code: "2" };
	}
}

export function defaultsOf(kind: ModelKind): ModelSettings {
	return {
		...{ kind, hidden: "", code: "", filters1: "", filters2: "" },
		...{
			activation: "relu",
			loss: "binary_cross_entropy",
			beta: "1",
			warmUp: "0",
			learningRate: "0.001",
			schedule: "constant",
		},
		...initialShape(kind),
	};
}

export interface ParsedModel {
	/** undefined if any field is invalid */
	config: ModelTrainConfig | undefined;
	errors: ModelErrors;
}

export function parseModelSettings(settings: ModelSettings): ParsedModel {
	const errors: ModelErrors = {};
	const accept = errorCollector(errors);
	const parseField = (field: Exclude<ModelField, "hidden">) =>
		accept(field, parseNumber(settings[field], bounds[field] satisfies Bounds), Number.NaN);
	const isVariational = settings.kind === "variational";
	const config: ModelTrainConfig = {
		model: {
			...shapeOf(settings.kind, parseField, () => accept("hidden", parseLayerWidths(settings.hidden), [])),
			...activationOf(settings),
		},
		objective: { reconstruction: settings.loss, beta: isVariational ? parseField("beta") : 1 },
		warmUp: isVariational ? parseField("warmUp") : 0,
		learningRate: parseField("learningRate"),
	};
	return { config: Object.keys(errors).length === 0 ? config : undefined, errors };
}

/** The layers of a model for the images of the data set. */
function shapeOf(
	kind: ModelKind,
	parseField: (field: "code" | "filters1" | "filters2") => number,
	parseHidden: () => number[],
): ModelConfig {
	const { height, width, channels } = imageShape.value;
	const input = imageLength.value;
	switch (kind) {
		case "vanilla": {
			const hidden = parseHidden();
			return { kind, input, encoder: [...hidden, parseField("code")], decoder: [...hidden].reverse() };
		}
		case "convolutional": {
			const [outer, inner] = [parseField("filters1"), parseField("filters2")];
			const filters = [outer, inner, inner, outer];
			return { kind, height, width, channels, filters, padding: "same" };
		}
		case "variational": {
			const hidden = parseHidden();
			return { kind, input, encoder: hidden, latent: parseField("code"), decoder: [...hidden].reverse() };
		}
	}
}

/** Omitted for ReLU, as in the files of the pretrained models. */
function activationOf({ activation }: ModelSettings): { activation?: Activation } {
	return activation === "relu" ? {} : { activation };
}
