/** All that decides a training: the same recipe, number of workers and build give the same weights to the bit. */

import type { ModelConfig } from "../protocol";
import type { Objective } from "./replicaContract";

/** What spoils the digits for a model that shall learn to mend them; another draw in each step. */
export type TrainingNoise =
	/** one of the other three for each digit, of a strength drawn anew: what the shipped denoisers learnt from */
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
	/** images a step */
	batch: number;
	/** null where digits are learnt as they are */
	noise: TrainingNoise | null;
	/** the first so many of the file of training digits … */
	digits: number;
	/** … without those of these classes */
	excludedClasses: number[];
	/** 32 bits */
	seed: number;
}
