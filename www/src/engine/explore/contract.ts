/**
 * The calls from the page to the worker that recognises, detects, maps and cleans. It holds a data set and models of its own.
 * A long computation is a task: its progress can be read, and it can be aborted. runTask.ts does both.
 */

import type { DataSpec } from "../dataSpec";
import type { ToneSettings } from "../pictures/toneTransform";
import type { ImageSource, ModelId, ModelInfo, Split, StartCall } from "../protocol";

/** Training and test examples of the data set, and those of another one. */
export type ExploreSplit = Split | "other";

/** Some examples of a split. */
export interface ExampleSubset {
	split: ExploreSplit;
	indices: Uint32Array;
}

/** What an example is recognised by, and where it is on a map. */
export type FeatureKind =
	| { kind: "code"; model: ModelId }
	| { kind: "pixels" }
	/** principal components of the training examples' pixels */
	| { kind: "components"; count: number };

/** How examples are recognised. */
export interface RecogniserSettings {
	features: FeatureKind;
	/** what the probe weights: the features, which makes it linear, or also their products, of at most 64 features */
	degree: "linear" | "quadratic";
	/** how many training examples are used, at most; at equal distances over all */
	maxExamples: number;
	/** how many of the nearest training examples vote */
	k: number;
}

/** What shows how strange an example is to a model; higher is stranger. */
export type ScoreKind =
	/** squared error, mean per pixel */
	| "squaredError"
	/** squared error over the picture's energy, Σx² */
	| "relativeError"
	/** cross-entropy above the pixels' own entropy, mean per pixel, in nats */
	| "excessCrossEntropy"
	/** in nats, mean over some samples of the code; variational models only */
	| "negativeElbo"
	/** mean distance to the nearest codes of normal training examples */
	| "codeDistance";

/** Chosen by the page, different for each task. */
export type TaskId = number;
interface TaskRequest {
	taskId: TaskId;
}

/** How well all test examples were classified. */
export interface ClassifierMetrics {
	/** the share of correct predictions */
	accuracy: number;
	/** `[classes, classes]`, a row for each true class, a column for each predicted one */
	confusion: Uint32Array;
	predictions: Uint8Array;
}

/** For both classifiers: the nearest neighbours, and the linear probe. */
export interface RecogniserMetrics {
	classCount: number;
	neighbours: ClassifierMetrics;
	probe: ClassifierMetrics;
}

/** One picture recognised. */
export interface RecognisedImage {
	/** of the nearest training examples, nearest first */
	indices: Uint32Array;
	labels: Uint8Array;
	/** Euclidean, in the features */
	distances: Float32Array;
	/** how many of them are of each class */
	votes: Uint32Array;
	/** of each class, by the probe */
	probabilities: Float32Array;
}

/** How scores are computed. */
export interface ScoreSettings {
	model: ModelId;
	kinds: readonly ScoreKind[];
	/** the indices of the training examples that are normal; all if undefined */
	normalIndices: Uint32Array | undefined;
	/** how many of the nearest codes count */
	k: number;
	/** samples for the ELBO */
	samples: number;
	seed: number;
}

export interface DetectionCurves {
	/** every different score, largest first: what scores at least as much is an alarm */
	thresholds: Float32Array;
	/** normal and anomalous examples that are alarms at each threshold */
	falsePositives: Uint32Array;
	truePositives: Uint32Array;
	/** areas under the ROC curve and the precision-recall curve */
	rocAuc: number;
	averagePrecision: number;
}

export interface ExampleMap {
	/** x and y in turn */
	points: Float32Array;
	/** the share of the features' variance along each axis, if the points are principal components */
	explainedVarianceRatio: Float32Array | undefined;
	/** 1 if all that are neighbours on the map are so by their pixels; undefined for 2k examples or fewer */
	trustworthiness: number | undefined;
	/**
	 * The share of the examples that have the class of most of their nearest others: on the map, and in the features;
	 * undefined without labels, and for k examples or fewer.
	 */
	accuracy: number | undefined;
	featureAccuracy: number | undefined;
}

export interface ExploreContract {
	start: { request: StartCall["request"] & { dataSpec: DataSpec }; reply: StartCall["reply"] };
	/** Examples of the data set, as a file that may be gzipped; they replace those before, and end all tasks. */
	loadExamples: {
		request: { split: ExploreSplit; bytes: Uint8Array };
		reply: { count: number /** empty without labels */; labels: Uint8Array };
	};
	/** Replaces a model of the same name, and ends all tasks then. */
	loadModel: { request: { model: ModelId; bytes: Uint8Array }; reply: { info: ModelInfo } };
	/** Concatenated. */
	readImages: { request: { split: ExploreSplit; indices: Uint32Array }; reply: { images: Float32Array } };
	/** How much of a task is done, in 0…1; undefined if it is not running. */
	readProgress: { request: TaskRequest; reply: { done: number | undefined } };
	/** Ends a task, which rejects with the code "aborted". */
	abortTask: { request: TaskRequest; reply: Record<never, never> };

	/** All test examples, by their nearest training examples and by a probe trained on those; "no_labels" without labels. */
	evaluateRecogniser: { request: TaskRequest & RecogniserSettings; reply: RecogniserMetrics };
	/** One picture; undefined where nothing was drawn. */
	recogniseImage: {
		request: TaskRequest & RecogniserSettings & { source: ImageSource };
		reply: { recognised: RecognisedImage | undefined };
	};
	/** Of all examples of a split. */
	scoreExamples: {
		request: TaskRequest & ScoreSettings & { split: ExploreSplit };
		reply: { scores: Partial<Record<ScoreKind, Float32Array>> };
	};
	/** Of one picture, with its reconstruction and the error, output − input; undefined where nothing was drawn. */
	scoreImage: {
		request: TaskRequest & ScoreSettings & { source: ImageSource };
		reply: {
			scored:
				| {
						image: Float32Array;
						output: Float32Array;
						error: Float32Array;
						scores: Partial<Record<ScoreKind, number>>;
				  }
				| undefined;
		};
	};
	/** How well scores separate; `anomalous` has a 0 for each normal example. */
	computeCurves: { request: { scores: Float32Array; anomalous: Uint8Array }; reply: DetectionCurves };
	/** Examples as points, one subset after another: features of two numbers themselves, others by their two principal components. */
	mapExamples: {
		request: TaskRequest & { features: FeatureKind; examples: readonly ExampleSubset[]; k: number };
		reply: ExampleMap;
	};
	/** Reconstructions and errors, output − input, concatenated. */
	computeErrorMaps: {
		request: TaskRequest & { model: ModelId; split: ExploreSplit; indices: Uint32Array };
		reply: { outputs: Float32Array; errors: Float32Array };
	};
	/**
	 * The reconstructions of pictures of `length` values each, 0…255, concatenated. The tones are what has to be done to the pictures
	 * before the model sees them; the reconstructions have the tones of what was given.
	 */
	denoisePictures: {
		request: TaskRequest & { model: ModelId; length: number; pictures: Uint8Array; tones: ToneSettings };
		reply: { denoised: Uint8Array };
	};
}

/** The calls that are tasks. */
export type TaskCall = {
	[T in keyof ExploreContract]: ExploreContract[T]["request"] extends TaskRequest
		? T extends "readProgress" | "abortTask"
			? never
			: T
		: never;
}[keyof ExploreContract];
