/**
 * The calls from the page to the lead of a training, the worker that owns the models and the digits they learn; and to the
 * judge, which says how good they are.
 */

import type { Start } from "../protocol";
import type { Loss, Objective } from "./replicaContract";
import type { TrainConfig, TrainingNoise } from "./trainConfig";

/** All that a training needs, beside its recipe, to go on as if it had never stopped. */
export interface TrainState {
	/** steps done */
	step: number;
	parameters: Float32Array;
	/** Adam's: the means, then the variances */
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
	/** The loss of a lane is no number any more, or has grown out of all bounds; all lanes are back where they were well. */
	| { kind: "diverged"; lane: number; at: number; loss: number }
	/** A step could not be done; the models are as they were before it. */
	| { kind: "failed"; code: string; message: string };

/** The models as they were after so many steps. */
export interface Checkpoint {
	step: number;
	/** each a file, with the norms of its layers and β of the next step */
	lanes: { bytes: Uint8Array; norms: TensorNorm[]; beta: number }[];
}

/** What has happened since the last news. */
export interface Progress {
	status: Status;
	/** steps done */
	step: number;
	/** the step of the first loss below */
	from: number;
	/** for each lane, one loss a step */
	losses: Loss[][];
	/** milliseconds of training since it was opened, without its pauses */
	elapsed: number;
}

export interface CoordinatorContract {
	start: Start;
	/** The training digits, gzipped, that every lane learns from. */
	digits: { request: { bytes: Uint8Array }; reply: { count: number } };
	/** Sets up one training or several, which take each step on the same batch; what was there before is closed. */
	open: {
		request: { recipes: readonly TrainConfig[]; workers: number; states: readonly TrainState[] | undefined };
		reply: { stepsPerEpoch: number };
	};
	/** Trains until so many steps are done in all. */
	run: { request: { goal: number }; reply: { status: Status } };
	/** Trains so many steps more than it has been told to. */
	advance: { request: { steps: number }; reply: { status: Status } };
	/** At once: a step under way is not counted, and done when it goes on. */
	pause: { request: Record<never, never>; reply: { step: number } };
	/** Answers when there is something to tell. */
	progress: { request: Record<never, never>; reply: Progress };
	/** The models as they are now, and before them those of a few early steps that nobody has asked for yet. */
	checkpoints: { request: Record<never, never>; reply: { checkpoints: Checkpoint[] } };
	/** Where each lane stands, its model as a file, and the news until then. */
	states: { request: Record<never, never>; reply: { states: TrainState[]; files: Uint8Array[]; progress: Progress } };
	/** Ends the training and its replicas. */
	close: { request: Record<never, never>; reply: Record<never, never> };
}

/** What a model is held against: its loss, the noise that it shall undo, the classes that it need not know. */
export interface EvalSettings {
	objective: Objective;
	noise: TrainingNoise | null;
	excludedClasses: number[];
}

/** Sums over some digits. */
export interface EvalMetrics {
	images: number;
	/** the loss in its parts, each times the number of images */
	reconstruction: number;
	kl: number;
	/** of the reconstruction without chance, mean a pixel, times the number of images */
	squaredError: number;
}

export interface GradientCheck {
	/** the tensor's name */
	name: string;
	/** how many of its entries were compared */
	entries: number;
	/** the difference's norm by the sum of the norms: 0 for the same, 1 for nothing in common */
	error: number;
}

export interface EvaluatorContract {
	start: Start;
	/** The test digits, and some of the training digits, gzipped. */
	digits: { request: { set: "test" | "train"; bytes: Uint8Array }; reply: Record<never, never> };
	/** A model's file, by a name that the other calls use; another model of that name goes. */
	model: { request: { name: string; bytes: Uint8Array }; reply: Record<never, never> };
	/** What the model reaches on these of the test digits; parts of them add up. */
	evaluate: { request: { name: string; judged: EvalSettings; start: number; end: number }; reply: EvalMetrics };
	/** The same of the linear method with as many numbers, fitted to the training digits. */
	evaluatePca: { request: { components: number; judged: EvalSettings }; reply: EvalMetrics };
	/** The share of test digits whose class most of their five nearest training digits have, by the codes. */
	neighbourAccuracy: { request: { name: string }; reply: { share: number } };
	/** Backpropagation against finite differences, for one tensor of the model; `tensors` is how many it has. */
	checkGradient: {
		request: { name: string; objective: Objective; tensor: number };
		reply: GradientCheck & { tensors: number };
	};
	/** How long a step takes on one worker, in milliseconds for each image. */
	timeStep: { request: { recipe: TrainConfig }; reply: { milliseconds: number } };
	/** SHA-256 of the model's parameters, in hexadecimal; undefined where the browser keeps that to secure pages. */
	fingerprint: { request: { name: string }; reply: { hash: string | undefined } };
}
