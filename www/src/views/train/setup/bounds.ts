/** The valid range of each setting. The limits of layer sizes keep a model small enough for a tab with several workers. */

import { MAX_IMAGE_SIDE } from "../../../engine/dataSpec";
import { imageLength, scaledFrom28, trainCount } from "../../../state/dataSet";

export interface Bounds {
	min: number;
	max: number;
	/** What an arrow key adds. */
	step: number;
	/** Whether only integers are valid. */
	isInteger: boolean;
}

const integer = (min: number, max: number, step = 1): Bounds => ({ min, max, step, isInteger: true });
const real = (min: number, max: number, step: number): Bounds => ({ min, max, step, isInteger: false });

export const bounds = {
	/** from the training examples of the data set */
	get examples() {
		const step = trainCount.value > 5000 ? 1000 : trainCount.value > 500 ? 100 : 10;
		return integer(Math.min(step, trainCount.value), trainCount.value, step);
	},
	batch: integer(1, 1024, 32),
	seed: integer(1, 9999),
	/** number of units of a hidden layer */
	width: integer(1, 1024),
	get code() {
		return integer(1, imageLength.value);
	},
	filters1: integer(1, 64),
	filters2: integer(1, 64),
	beta: real(0, 100, 0.5),
	warmUp: real(0, 100, 1),
	learningRate: real(1e-6, 1, 0.0005),
} satisfies Record<string, Bounds>;

/** Of one training. */
export const MAX_EPOCHS = 1000;

/** Hidden layers between the input and the code. */
export const MAX_LAYERS = 3;

export const noiseKinds = ["none", "mixed", "gaussian", "salt_and_pepper", "patch"] as const;
export type NoiseKind = (typeof noiseKinds)[number];
/** A kind of noise that has a level. */
type LevelKind = Exclude<NoiseKind, "none" | "mixed">;

/** The valid levels of each kind of noise: standard deviation σ, per cent of the pixels, side of the square in pixels. */
export const noiseLevels = {
	gaussian: { ...real(0.01, 1, 0.05), initial: "0.5" },
	salt_and_pepper: { ...integer(1, 100, 5), initial: "25" },
	get patch() {
		return { ...integer(1, MAX_IMAGE_SIDE), initial: String(scaledFrom28(10)) };
	},
} satisfies Record<LevelKind, Bounds & { initial: string }>;

export function hasNoiseLevel(kind: NoiseKind): kind is LevelKind {
	return kind in noiseLevels;
}
