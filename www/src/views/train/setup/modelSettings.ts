/** The settings of one model: its fields as typed, and the part of a training configuration that they make. */

import type { Activation, ModelConfig } from "../../../engine/protocol";
import type { Objective } from "../../../engine/training/replicaContract";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { imageLength, imageShape, usualCode } from "../../../state/dataSet";
import { type Bounds, bounds } from "./bounds";
import { errorCollector, readNumber, readWidths, type ValidationErrors } from "./validation";

export const kinds = ["vanilla", "convolutional", "variational"] as const satisfies readonly ModelConfig["kind"][];
export type Kind = (typeof kinds)[number];
export const activations = ["relu", "tanh", "sigmoid"] as const satisfies readonly Activation[];
/** Of the learning rate: constant, or falling to a hundredth over all epochs, along half a cosine. */
export const schedules = ["constant", "cosine"] as const;
export type Schedule = (typeof schedules)[number];
export type Loss = Objective["reconstruction"];
export const losses = ["binary_cross_entropy", "mean_squared_error"] as const satisfies readonly Loss[];

/** Fields keep what was typed, valid or not. */
export interface ModelSettings {
	kind: Kind;
	/** Units of the encoder's hidden layers; the decoder has them in reverse. */
	hidden: string;
	code: string;
	filters1: string;
	filters2: string;
	activation: Activation;
	loss: Loss;
	beta: string;
	/** epochs */
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
export function initialShape(kind: Kind): Partial<ModelSettings> {
	switch (kind) {
		case "vanilla":
			return { hidden: "", code: String(usualCode.value) };
		case "convolutional":
			return { filters1: "8", filters2: "16" };
		case "variational":
			return { hidden: "256", code: "2" };
	}
}

export function defaultsOf(kind: Kind): ModelSettings {
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

export interface ModelReading {
	/** undefined if any field is invalid */
	config: ModelTrainConfig | undefined;
	errors: ModelErrors;
}

export function readModel(settings: ModelSettings): ModelReading {
	const errors: ModelErrors = {};
	const accept = errorCollector(errors);
	const number = (field: Exclude<ModelField, "hidden">) =>
		accept(field, readNumber(settings[field], bounds[field] satisfies Bounds), Number.NaN);
	const isVariational = settings.kind === "variational";
	const config: ModelTrainConfig = {
		model: {
			...shapeOf(settings.kind, number, () => accept("hidden", readWidths(settings.hidden), [])),
			...activationOf(settings),
		},
		objective: { reconstruction: settings.loss, beta: isVariational ? number("beta") : 1 },
		warmUp: isVariational ? number("warmUp") : 0,
		learningRate: number("learningRate"),
	};
	return { config: Object.keys(errors).length === 0 ? config : undefined, errors };
}

/** For the images of the data set. */
function shapeOf(
	kind: Kind,
	number: (field: "code" | "filters1" | "filters2") => number,
	widths: () => number[],
): ModelConfig {
	const { height, width, channels } = imageShape.value;
	const input = imageLength.value;
	switch (kind) {
		case "vanilla": {
			const hidden = widths();
			return { kind, input, encoder: [...hidden, number("code")], decoder: [...hidden].reverse() };
		}
		case "convolutional": {
			const [outer, inner] = [number("filters1"), number("filters2")];
			const filters = [outer, inner, inner, outer];
			return { kind, height, width, channels, filters, padding: "same" };
		}
		case "variational": {
			const hidden = widths();
			return { kind, input, encoder: hidden, latent: number("code"), decoder: [...hidden].reverse() };
		}
	}
}

/** Omitted for ReLU, as in the files of the pretrained models. */
function activationOf({ activation }: ModelSettings): { activation?: Activation } {
	return activation === "relu" ? {} : { activation };
}
