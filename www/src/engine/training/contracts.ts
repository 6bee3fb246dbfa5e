/**
 * The calls from the page to the coordinator of a training session, the worker that owns the models and their training
 * examples; and to the evaluator, which computes their metrics. A session has one run for each model, and its runs take
 * every step together.
 */

import type { Split, StartCall } from "../protocol";
import type { Loss, Objective } from "./replicaContract";
import type { TrainConfig, TrainingNoise } from "./trainConfig";

/** All that a run needs, beside its configuration, to continue as if it had never stopped. */
export interface TrainState {
	/** steps done */
	step: number;
	parameters: Float32Array;
	/** Adam's: the mean gradients, then the mean squared gradients */
	moments: Float32Array;
}

/** The L2 norms of a tensor and of its gradient in the last step. */
export interface TensorNorm {
	name: string;
	weight: number;
	gradient: number;
}

export type Status =
	| { kind: "running" }
	| { kind: "paused" }
	/**
	 * The loss of a run is not finite, or has grown out of all bounds, or its gradient is not finite, and then there is no
	 * loss here; all runs are back at their last good states. The first step is number 1.
	 */
	| { kind: "diverged"; run: number; step: number; loss: number | undefined }
	/** A step could not be done; the models are as they were before it. */
	| { kind: "failed"; code: string; message: string };

/** The models after `step` steps. */
export interface Checkpoint {
	step: number;
	/** for each run its model as a file, the norms of its tensors, β and the learning rate of the next step */
	runs: { bytes: Uint8Array; norms: TensorNorm[]; beta: number; learningRate: number }[];
}

/** What has happened since progress was last reported. */
export interface Progress {
	status: Status;
	/** steps done */
	step: number;
	/** steps that were done before that of the first loss below */
	stepsBeforeLosses: number;
	/** for each run, one loss per step */
	losses: Loss[][];
	/** milliseconds of training since it was opened, without its pauses */
	elapsedMs: number;
}

export interface CoordinatorContract {
	start: StartCall;
	/** The training examples, gzipped, that every run learns from. */
	loadExamples: { request: { bytes: Uint8Array }; reply: { count: number } };
	/** Sets up the training, once in the life of the worker, with `workers` workers for each run, each of which trains a replica of its model. */
	openTraining: {
		request: {
			configs: readonly TrainConfig[];
			workers: number;
			states: readonly TrainState[] | undefined;
			/** for each run without a state the model's file whose weights it begins with, null for random ones */
			files: readonly (Uint8Array | null)[] | undefined;
		};
		reply: { stepsPerEpoch: number };
	};
	/** Starts or continues the training, which pauses once `targetStep` steps are done in all; replies at once. */
	run: { request: { targetStep: number }; reply: { status: Status } };
	/** At once: a step that is being computed is taken when the training continues. */
	pause: { request: Record<never, never>; reply: { step: number } };
	/** Replies once there is something to report. */
	awaitProgress: { request: Record<never, never>; reply: Progress };
	/** The models as they are now, and before them those after 1, 2, 4, 8 … steps that are not yet requested. */
	takeCheckpoints: { request: Record<never, never>; reply: { checkpoints: Checkpoint[] } };
	/** The state of each run and, if `withFiles`, its model as a file; and the progress until then. */
	takeStates: {
		request: { withFiles: boolean };
		reply: { states: TrainState[]; files: Uint8Array[]; progress: Progress };
	};
	/** Ends the training and its replicas. */
	close: { request: Record<never, never>; reply: Record<never, never> };
}

/** How a model is evaluated: its loss, the noise that it should remove, and the classes excluded from evaluation. */
export interface EvalSettings {
	objective: Objective;
	noise: TrainingNoise | null;
	excludedClasses: number[];
}

/** Sums over some examples. */
export interface EvalMetrics {
	imageCount: number;
	/** the loss in its parts, each times the number of images: plain, mean per pixel; variational, summed over the pixels */
	reconstruction: number;
	kl: number;
	/** mean per pixel, times the number of images; variational models decode the mean of the posterior */
	squaredError: number;
}

export interface GradientCheck {
	/** the tensor's name */
	tensorName: string;
	/** how many of its entries were compared */
	comparedEntries: number;
	/** the norm of the difference divided by the sum of the norms: 0 for equal gradients, 1 for opposite ones */
	relativeError: number;
}

/** Chosen by the evaluator, so that no two models that were loaded share one. */
export type EvaluatedModelId = number;

export interface EvaluatorContract {
	start: StartCall;
	/** The test examples, and some of the training examples, gzipped. */
	loadExamples: { request: { split: Split; bytes: Uint8Array }; reply: { count: number } };
	/** A model's file; it is kept until `unloadModel`. */
	loadModel: { request: { bytes: Uint8Array }; reply: { model: EvaluatedModelId } };
	unloadModel: { request: { model: EvaluatedModelId }; reply: Record<never, never> };
	/** Metrics on a range of the test examples, the end excluded; those of several ranges add up. */
	evaluate: {
		request: { model: EvaluatedModelId; settings: EvalSettings; start: number; end: number };
		reply: EvalMetrics;
	};
	/** The same for PCA with `components` components, fitted to the training examples: mean per pixel, without KL divergence. */
	evaluatePca: { request: { components: number; settings: EvalSettings }; reply: EvalMetrics };
	/** The share of test examples whose class is that of most of their five nearest training examples, by the codes. */
	measureNeighbourAccuracy: { request: { model: EvaluatedModelId }; reply: { accuracy: number } };
	/** Backpropagation compared with finite differences, for one tensor of the model; `tensorCount` is how many it has. */
	checkGradient: {
		request: { model: EvaluatedModelId; objective: Objective; tensorIndex: number };
		reply: GradientCheck & { tensorCount: number };
	};
	/** How long a step takes on one worker, in milliseconds per image. */
	measureStepTime: { request: { config: TrainConfig }; reply: { msPerImage: number } };
	/** SHA-256 of the parameters, in hexadecimal; undefined on insecure (non-HTTPS) pages, without `crypto.subtle`. */
	hashParameters: { request: { model: EvaluatedModelId }; reply: { hash: string | undefined } };
}
