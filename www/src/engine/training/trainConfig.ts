/**
 * Everything that determines a run: the same configuration, number of workers, build and CPU instruction set give the
 * same weights, bit for bit. With relaxed SIMD, results differ between processors.
 */

import type { ModelConfig } from "../protocol";
import type { Objective } from "./replicaContract";

/** How the examples are corrupted for a model that learns to denoise them; drawn again in each step. */
export type TrainingNoise =
	/** one of the other three for each example, of random strength: what the pretrained denoisers learned from */
	| { kind: "mixed" }
	| { kind: "gaussian"; sigma: number }
	| { kind: "salt_and_pepper"; probability: number }
	| { kind: "patch"; size: number };

export interface TrainConfig {
	model: ModelConfig;
	objective: Objective;
	/** epochs over which β rises linearly from 0 to its value; 0 for none */
	warmUp: number;
	learningRate: number;
	/** epochs over which the learning rate falls to a hundredth, along half a cosine; constant if not given */
	decay?: number;
	/** images per step */
	batch: number;
	/** null for examples as they are */
	noise: TrainingNoise | null;
	/** Number of leading examples of the data set to use, before `excludedClasses` is applied. */
	examples: number;
	/** Classes removed from those examples. */
	excludedClasses: number[];
	/** 32 bits */
	seed: number;
}
