/**
 * The schemas of the records in this browser's storage. Every record is validated when it is read: it may be damaged, or
 * of another version of the page. Loaded with the storage itself, not with the page.
 */

import * as v from "valibot";
import { MAX_PARAMETERS } from "../engine/config";
import { type DataSpec, type ImageShape, MAX_IMAGE_SIDE } from "../engine/dataSpec";
import { type ModelConfig, type OwnModelId, pretrainedIds } from "../engine/protocol";
import { MAX_RUNS, MAX_WORKERS } from "../engine/training/limits";
import type { TrainConfig } from "../engine/training/trainConfig";
import { migrateV1 } from "./migrateV1";
import { migrateV2 } from "./migrateV2";
import type { SavedTraining } from "./training/savedTraining";

/** What is known of a model without reading its weights. */
export interface StoredModel {
	id: Exclude<OwnModelId, "live">;
	name: string;
	/** the id of the data set that it learnt from; undefined if that is not known */
	data?: string;
	/** how the images of that data set were made of pictures, which may outlive it */
	preparation?: string;
	/** whether it learnt to denoise */
	denoises?: boolean;
	/** the labels of the classes that were left out of its training, if some were */
	without?: number[];
	config: ModelConfig;
	/** numbers of a code, and how they are arranged */
	codeSize: number;
	codeShape: number[];
	parameterCount: number;
	/** bytes of the file */
	size: number;
	/** when it was kept, in milliseconds since 1970 */
	made: number;
	/** whether its training can go on */
	canResume: boolean;
}

/** The rest of a model: its file, and its training if that can go on. */
export interface StoredWeights {
	/** a safetensors file */
	bytes: Uint8Array;
	training?: SavedTraining;
}

/** What is known of a visitor's data set without reading its examples. */
export interface StoredDataSet {
	id: `own-${string}`;
	name: string;
	shape: ImageShape;
	/** by their labels; empty without labels */
	classNames: string[];
	/** number of training examples of each label */
	classCounts: number[];
	testCount: number;
	trainCount: number;
	/** as `displayStyle` of a DataSet */
	look: "ink" | "light";
	/** as `drawingPlacement` of a DataSpec; the whole pad if not given */
	placement?: DataSpec["drawingPlacement"];
	/** how its pictures were made, as engine/pictures/settings.ts writes it; of drawings "drawn" */
	settings: string;
	/** bytes of the examples */
	size: number;
	/** when it was made, in milliseconds since 1970 */
	made: number;
}

/** The examples of a data set: each part as a file in the IDX format, and the paths of its pictures. */
export interface StoredExamples {
	train: Uint8Array<ArrayBuffer>;
	test: Uint8Array<ArrayBuffer>;
	trainNames: string[];
	testNames: string[];
}

/** Stored in every record as `version`. Records of the first page have none: they are migrated when they are read. */
export const VERSION = 2;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const size = v.pipe(count, v.minValue(1), v.maxValue(2 ** 24));
const sizes = v.pipe(v.array(size), v.maxLength(16));
/** What was measured of weights that have overflowed is NaN or infinite. */
const measured = v.union([v.number(), v.nan()]);
const finite = v.pipe(v.number(), v.finite());
/** The last moment that a Date can name, in milliseconds. */
const LATEST = 8.64e15;
const floats = v.instance(Float32Array);
const bytes = v.instance(Uint8Array);

const activation = { activation: v.exactOptional(v.picklist(["relu", "tanh", "sigmoid"])) };
const modelConfig: v.GenericSchema<unknown, ModelConfig> = v.variant("kind", [
	v.object({ kind: v.literal("vanilla"), input: size, encoder: sizes, decoder: sizes, ...activation }),
	v.object({
		kind: v.literal("convolutional"),
		height: size,
		width: size,
		channels: size,
		filters: sizes,
		padding: v.picklist(["same", "valid"]),
		...activation,
	}),
	v.object({
		kind: v.literal("variational"),
		input: size,
		encoder: sizes,
		latent: size,
		decoder: sizes,
		...activation,
	}),
]);

const noise = v.variant("kind", [
	v.object({ kind: v.literal("mixed") }),
	v.object({ kind: v.literal("gaussian"), sigma: finite }),
	v.object({ kind: v.literal("salt_and_pepper"), probability: finite }),
	v.object({ kind: v.literal("patch"), size: finite }),
]);

const trainConfig: v.GenericSchema<unknown, TrainConfig> = v.object({
	model: modelConfig,
	objective: v.object({
		reconstruction: v.picklist(["binary_cross_entropy", "mean_squared_error"]),
		beta: finite,
	}),
	warmUp: finite,
	learningRate: finite,
	decay: v.exactOptional(finite),
	batch: size,
	noise: v.nullable(noise),
	examples: size,
	excludedClasses: v.array(count),
	seed: count,
});

const trainState = v.pipe(
	v.object({ step: count, parameters: floats, moments: floats }),
	v.check(({ parameters, moments }) => moments.length === 2 * parameters.length, "two moments for each parameter"),
);

const lossHistory = v.pipe(
	v.object({
		steps: count,
		stride: size,
		reconstruction: floats,
		kl: floats,
		evaluations: v.array(v.object({ step: count, reconstruction: measured, kl: measured, squaredError: measured })),
	}),
	v.check(({ steps, stride, reconstruction, kl }) => {
		const length = Math.ceil(steps / stride);
		return reconstruction.length === length && kl.length === length;
	}, "as many losses as steps"),
);

const training: v.GenericSchema<unknown, SavedTraining> = v.pipe(
	v.object({
		data: v.string(),
		configs: v.pipe(v.array(trainConfig), v.minLength(1), v.maxLength(MAX_RUNS)),
		workers: v.pipe(size, v.maxValue(MAX_WORKERS)),
		origins: v.exactOptional(v.array(v.nullable(v.object({ data: v.string(), model: v.picklist(pretrainedIds) })))),
		link: v.pipe(v.string(), v.startsWith("#/")),
		targetStep: count,
		states: v.array(trainState),
		histories: v.array(lossHistory),
	}),
	v.check(({ configs, states, histories }) => {
		return states.length === configs.length && histories.length === configs.length;
	}, "a state and a history for each run"),
	v.check(({ configs, origins }) => !origins || origins.length === configs.length, "an origin for each run"),
	v.check(({ states }) => states.every(({ step }) => step === states[0]?.step), "runs at one step"),
);

const model: v.GenericSchema<unknown, StoredModel> = v.object({
	id: v.custom<StoredModel["id"]>((id) => typeof id === "string" && id.startsWith("own-")),
	name: v.string(),
	data: v.exactOptional(v.string()),
	preparation: v.exactOptional(v.string()),
	denoises: v.exactOptional(v.boolean()),
	without: v.exactOptional(v.array(v.pipe(count, v.maxValue(255)))),
	config: modelConfig,
	codeSize: size,
	codeShape: v.pipe(v.array(size), v.minLength(1)),
	parameterCount: v.pipe(count, v.minValue(1), v.maxValue(MAX_PARAMETERS)),
	size: count,
	made: v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST)),
	canResume: v.boolean(),
});

const side = v.pipe(size, v.maxValue(MAX_IMAGE_SIDE));
const dataSet: v.GenericSchema<unknown, StoredDataSet> = v.pipe(
	v.object({
		id: v.custom<StoredDataSet["id"]>((id) => typeof id === "string" && id.startsWith("own-")),
		name: v.string(),
		shape: v.object({ height: side, width: side, channels: v.picklist([1, 3]) }),
		classNames: v.pipe(v.array(v.string()), v.maxLength(256)),
		classCounts: v.array(count),
		testCount: size,
		trainCount: size,
		look: v.picklist(["ink", "light"]),
		placement: v.exactOptional(v.picklist(["mnist", "nist", "whole"])),
		settings: v.string(),
		size: count,
		made: v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST)),
	}),
	v.check(({ classNames, classCounts }) => classNames.length === classCounts.length, "a count for each class"),
);

const examples: v.GenericSchema<unknown, StoredExamples> = v.object({
	train: bytes as v.GenericSchema<unknown, Uint8Array<ArrayBuffer>>,
	test: bytes as v.GenericSchema<unknown, Uint8Array<ArrayBuffer>>,
	trainNames: v.array(v.string()),
	testNames: v.array(v.string()),
});

const weights: v.GenericSchema<unknown, StoredWeights> = v.object({
	bytes,
	training: v.exactOptional(training),
});

const schemas = { models: model, weights, trainings: training, dataSets: dataSet, examples };
export type StoreName = keyof typeof schemas;
export type RecordOf<S extends StoreName> = v.InferOutput<(typeof schemas)[S]>;

const versioned = v.object({ version: count });

export class RecordError extends Error {
	override readonly name = "RecordError";
}

function migrate(store: StoreName, stored: unknown): unknown {
	return migrateV2(store, v.is(versioned, stored) ? stored : migrateV1(store, stored));
}

/** The id of a training's data set, also of a training that cannot be read otherwise. */
export function dataSetOfTraining(stored: unknown): string | undefined {
	const found = v.safeParse(v.object({ data: v.string() }), migrate("trainings", stored));
	return found.success ? found.output.data : undefined;
}

/** What is in a record; throws a `RecordError` that says what is wrong with it. */
export function readRecord<S extends StoreName>(store: S, stored: unknown): RecordOf<S> {
	const record = migrate(store, stored);
	const version = v.safeParse(versioned, record);
	if (!version.success) throw new RecordError(`${store}: not a record`);
	if (version.output.version !== VERSION) {
		throw new RecordError(`${store}: a record of version ${version.output.version}, not ${VERSION}`);
	}
	const result = v.safeParse(schemas[store] as v.GenericSchema<unknown, RecordOf<S>>, record, { abortEarly: true });
	if (result.success) return result.output;
	const [{ message, ...issue }] = result.issues;
	throw new RecordError(`${store}: ${v.getDotPath(issue as v.BaseIssue<unknown>) ?? ""} ${message}`);
}

/** The record of a value; throws a `RecordError` rather than make one that cannot be read. */
export function toRecord<S extends StoreName>(store: S, value: RecordOf<S>): object {
	const record = { version: VERSION, ...value };
	readRecord(store, record);
	return record;
}
