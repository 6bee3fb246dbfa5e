/** The valid range of each setting. Those of the shapes keep a model small enough for a tab with several workers. */

import { MAX_SIDE } from "../../../engine/dataForm";
import { imageLength, scaled, trainCount } from "../../../state/dataSet";

export interface Bounds {
	min: number;
	max: number;
	/** What an arrow key adds. */
	step: number;
	/** Whether only integers are valid. */
	isWhole: boolean;
}

const integer = (min: number, max: number, step = 1): Bounds => ({ min, max, step, isWhole: true });
const real = (min: number, max: number, step: number): Bounds => ({ min, max, step, isWhole: false });

export const bounds = {
	/** of the data set */
	get examples() {
		const step = trainCount.value > 5000 ? 1000 : trainCount.value > 500 ? 100 : 10;
		return integer(Math.min(step, trainCount.value), trainCount.value, step);
	},
	batch: integer(1, 1024, 32),
	seed: integer(1, 9999),
	/** units of a hidden layer */
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

/** Units: standard deviation σ, per cent of the pixels, side of the square in pixels. */
export const levels = {
	gaussian: { ...real(0.01, 1, 0.05), start: "0.5" },
	salt_and_pepper: { ...integer(1, 100, 5), start: "25" },
	get patch() {
		return { ...integer(1, MAX_SIDE), start: String(scaled(10)) };
	},
} satisfies Record<LevelKind, Bounds & { start: string }>;

export function hasLevel(kind: NoiseKind): kind is LevelKind {
	return kind in levels;
}
