/**
 * Two workers that look at models in training: one shows what they make of digits and of the drawing, the other judges.
 * The training waits for neither, and the other views' worker is left in peace.
 */

import { fetchBytes } from "../../engine/client";
import { concatenate } from "../../engine/concatenate";
import { connectModels } from "../../engine/models";
import type { LatentStats, ModelsContract, OwnId, Reconstructions, Source } from "../../engine/protocol";
import type { Client, Contract } from "../../engine/rpc";
import { connectEvaluator } from "../../engine/training/client";
import type { EvalMetrics, EvalSettings, EvaluatorContract, GradientCheck } from "../../engine/training/contracts";
import type { TrainConfig } from "../../engine/training/trainConfig";
import { source } from "../source";

/** The classes of the test digits that are shown, one of each: those that are not told by a single stroke. */
export const SHOWN = [0, 2, 3, 4, 5, 6, 8, 9];
/** All that the page has. */
const TEST_DIGITS = 1000;
/** Digits judged in one message, so that another question is answered soon. */
const CHUNK = 250;
/** Codes of more numbers are no map, and have no near and far that would be worth its time. */
export const MOST_CODES = 64;

const files = { test: "data/test-1000.digits", train: "data/train-4000.digits" };

/** What one lane makes of the digits. */
export interface RunView {
	/** pictures of the digits in `SHOWN`, one after another */
	pictures: Float32Array;
	survey: LatentStats | undefined;
	/** 5-NN accuracy on the codes */
	accuracy: number | undefined;
}

export function evalSettingsOf({ objective, noise, excludedClasses }: TrainConfig): EvalSettings {
	return { objective, noise, excludedClasses };
}

/** A worker that is started when it is first needed, and again when it was lost or could not start. */
function restarting<C extends Contract<C>>(start: () => Promise<Client<C>>): () => Promise<Client<C>> {
	let worker: Promise<Client<C>> | undefined;
	let standing: Client<C> | undefined;
	return () => {
		if (standing?.lost) [worker, standing] = [undefined, undefined];
		worker ??= start().then(
			(client) => {
				standing = client;
				return client;
			},
			(thrown: unknown) => {
				worker = undefined;
				throw thrown;
			},
		);
		return worker;
	};
}

/** The worker once it has been given what it needs; one that does not take it is ended. */
async function initialised<C extends Contract<C>>(client: Client<C>, give: () => Promise<unknown>): Promise<Client<C>> {
	try {
		await give();
		return client;
	} catch (thrown) {
		client.close();
		throw thrown;
	}
}

let shownDigits: Float32Array = new Float32Array();

/** The pictures of the digits in `SHOWN`, once a model was looked at. */
export function originals(): Float32Array {
	return shownDigits;
}

const observer = restarting(async () => {
	const bytes = await fetchBytes(files.test);
	const opened: Client<ModelsContract> = connectModels(() => {});
	return initialised(opened, async () => {
		const { labels } = await opened.call("loadDigits", { set: "test", bytes }, [bytes.buffer as ArrayBuffer]);
		const indices = SHOWN.map((label) => labels.indexOf(label));
		shownDigits = concatenate((await opened.call("digits", { set: "test", indices })).images);
	});
});

const judge = restarting(async () => {
	const [test, train] = await Promise.all([fetchBytes(files.test), fetchBytes(files.train)]);
	const opened: Client<EvaluatorContract> = connectEvaluator(() => {});
	return initialised(opened, async () => {
		await opened.call("digits", { set: "test", bytes: test }, [test.buffer as ArrayBuffer]);
		await opened.call("digits", { set: "train", bytes: train }, [train.buffer as ArrayBuffer]);
	});
});

/** When both workers have started, and have their digits. */
export async function evaluatorsReady(): Promise<void> {
	await Promise.all([observer(), judge()]);
}

/** The name under which a lane's model stands in both workers. */
function nameOf(lane: number): OwnId {
	return `own-${lane}`;
}

export async function viewModel(lane: number, bytes: Uint8Array): Promise<RunView> {
	const model = nameOf(lane);
	const [seen, judging] = await Promise.all([observer(), judge()]);
	await seen.call("loadModel", { model, bytes, source: source.peek() });
	const { codes } = await seen.call("encode", { model, images: shownDigits });
	const { images: pictures } = await seen.call("decode", { model, codes });
	await judging.call("model", { name: model, bytes });
	if (codes.length / SHOWN.length > MOST_CODES) return { pictures, survey: undefined, accuracy: undefined };
	const [survey, { share }] = await Promise.all([
		seen.call("latentStats", { model, count: TEST_DIGITS }),
		judging.call("neighbourAccuracy", { name: model }),
	]);
	return { pictures, survey, accuracy: share };
}

/** Over all test digits that were not left out. */
export async function evaluateModel(bytes: Uint8Array, judged: EvalSettings): Promise<EvalMetrics> {
	const name = "validated";
	const judging = await judge();
	await judging.call("model", { name, bytes });
	const sum = { images: 0, reconstruction: 0, kl: 0, squaredError: 0 };
	for (let start = 0; start < TEST_DIGITS; start += CHUNK) {
		const part = await judging.call("evaluate", { name, judged, start, end: start + CHUNK });
		for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += part[key];
	}
	return sum;
}

/** Of the drawing, what the models that are shown make, a result for each lane; none where nothing is drawn. */
export async function reconstructDrawing(drawn: Source, lanes: number): Promise<Reconstructions> {
	const models = Array.from({ length: lanes }, (_, lane) => nameOf(lane));
	return (await observer()).call("reconstruct", { source: drawn, models });
}

/** Backpropagation against finite differences: every tensor of a model, one after another. */
export async function* checkGradients(bytes: Uint8Array, { objective }: TrainConfig): AsyncGenerator<GradientCheck> {
	const name = "checked"; // what is shown changes while a training runs
	const judging = await judge();
	await judging.call("model", { name, bytes });
	for (let tensor = 0, tensors = 1; tensor < tensors; tensor++) {
		const check = await judging.call("checkGradient", { name, objective, tensor });
		tensors = check.tensors;
		yield check;
	}
}

/** SHA-256 of the parameters of the model that is shown. */
export async function fingerprint(lane: number): Promise<string | undefined> {
	return (await (await judge()).call("fingerprint", { name: nameOf(lane) })).hash;
}

/** Squared error, mean a pixel, of the linear method with as many numbers. */
export async function pcaError(components: number, judged: EvalSettings): Promise<number> {
	const { squaredError, images } = await (await judge()).call("evaluatePca", { components, judged });
	return squaredError / images;
}

/** Milliseconds that one worker trains on an image. */
export async function timeStep(recipe: TrainConfig): Promise<number> {
	return (await (await judge()).call("timeStep", { recipe })).milliseconds;
}
