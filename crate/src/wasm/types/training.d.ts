/** The loss is reconstruction + β·KL. */
export interface Objective {
	reconstruction: "binary_cross_entropy" | "mean_squared_error";
	/** weight of the KL divergence, which is 0 for models that are not variational */
	beta: number;
}

/** A loss in its parts. */
export interface Loss {
	/** mean per pixel for plain models, sum over the pixels for variational ones; mean over the images of the batch */
	reconstruction: number;
	/** in nats, not multiplied by β; 0 for plain models */
	kl: number;
}

/** All that determines a training: the same settings, build and processor give the same weights. */
export interface TrainConfig {
	model: ModelConfig;
	objective: Objective;
	/** epochs over which β rises linearly from 0 to its value; 0 for none */
	warmUp: number;
	/** of Adam, above 0 and up to 10; 0.001 suits most models */
	learningRate: number;
	/** epochs over which the learning rate falls to a hundredth, along half a cosine; constant if 0 or not given */
	decay?: number;
	/** of Adam; 0.9 if not given */
	beta1?: number;
	/** of Adam; 0.999 if not given */
	beta2?: number;
	/** of Adam, 1e-12 to 1; 1e-7 if not given */
	epsilon?: number;
	/** images per step, 1 to 1024 */
	batch: number;
	/** how the input is corrupted in each step, for a model that learns to denoise; null for images as they are */
	noise: Noise | null;
	/** number of leading examples of the data set to use, before `excludedClasses` is applied */
	examples: number;
	/** classes removed from those examples; empty for a data set without labels */
	excludedClasses: number[];
	/** of initial weights, order of the examples, noise and sampling: a whole number of 32 bits */
	seed: number;
}

/** What a model is evaluated by. */
export interface EvaluationSettings {
	objective: Objective;
	/** how the input is corrupted, null for images as they are */
	noise: Noise | null;
	/** classes that are left out; empty for a data set without labels */
	excludedClasses: number[];
}

/** What a linear probe sees: the features, or these and their products. */
export type ProbeDegree = "linear" | "quadratic";
