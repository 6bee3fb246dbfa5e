/**
 * A worker of its own that looks at models in training: what they reach, and what they make of digits and of the drawing.
 * The training does not wait for it, and the other views' worker is left in peace.
 */

import type { Client } from "../../engine/bridge";
import { connectModels, fetchBytes } from "../../engine/client";
import type {
	Calls,
	DigitSet,
	GradientCheck,
	Judged,
	OwnId,
	Reconstructed,
	Source,
	Survey,
	Validation,
} from "../../engine/protocol";
import type { Recipe } from "../../engine/training/recipe";
import { source } from "../source";

/** The classes of the test digits that are shown, one of each: those that are not told by a single stroke. */
export const SHOWN = [0, 2, 3, 4, 5, 6, 8, 9];
/** All that the page has. */
export const TEST_DIGITS = 1000;
/** Digits judged in one message, so that another question is answered soon. */
const CHUNK = 250;
/** Codes of more numbers are no map, and have no near and far that would be worth its time. */
const MOST_CODES = 64;

/** What one lane makes of the digits. */
export interface LaneView {
	/** pictures of the digits in `SHOWN`, one after another */
	pictures: Float32Array;
	survey: Survey | undefined;
	/** 5-NN accuracy on the codes */
	accuracy: number | undefined;
}

let client: Client<Calls> | undefined;
let ready: Promise<Client<Calls>> | undefined;

/** The names under which a lane's models stand in the observer's worker: the one that is shown, and the one that is judged. */
export function laneId(lane: number, use: "shown" | "judged"): OwnId {
	return `own-${use}-${lane}`;
}

export function judgedBy({ objective, noise, leftOut }: Recipe): Judged {
	return { objective, noise, leftOut };
}

/** The observer, started when it is first needed, and again when it was lost. */
export function observer(): Promise<Client<Calls>> {
	if (!ready || client?.lost) {
		ready = open();
		ready.catch(() => {
			ready = undefined;
		});
	}
	return ready;
}

async function open(): Promise<Client<Calls>> {
	const opened = connectModels(() => {});
	client = opened;
	const [labels] = await Promise.all([
		loadInto(opened, "test", "data/test-1000.digits"),
		loadInto(opened, "train", "data/train-4000.digits"),
	]);
	const indices = SHOWN.map((label) => labels.indexOf(label));
	shownDigits = concatenate((await opened.call("digits", { set: "test", indices })).images);
	return opened;
}

async function loadInto(into: Client<Calls>, set: DigitSet, url: string): Promise<Uint8Array> {
	const bytes = await fetchBytes(url);
	return (await into.call("loadDigits", { set, bytes }, [bytes.buffer as ArrayBuffer])).labels;
}

let shownDigits: Float32Array = new Float32Array();

/** The pictures of the digits in `SHOWN`, once the observer has them. */
export function originals(): Float32Array {
	return shownDigits;
}

/** Puts a model into the observer's worker. */
async function load(model: OwnId, bytes: Uint8Array): Promise<Client<Calls>> {
	const seen = await observer();
	await seen.call("loadModel", { model, bytes, source: source.peek() });
	return seen;
}

export async function look(lane: number, bytes: Uint8Array): Promise<LaneView> {
	const model = laneId(lane, "shown");
	const seen = await load(model, bytes);
	const { codes } = await seen.call("encode", { model, images: shownDigits });
	const size = codes.length / SHOWN.length;
	const { images: pictures } = await seen.call("decode", { model, codes });
	if (size > MOST_CODES) return { pictures, survey: undefined, accuracy: undefined };
	const survey = await seen.call("survey", { model, count: TEST_DIGITS });
	const { share } = await seen.call("neighbourAccuracy", { model });
	return { pictures, survey, accuracy: share };
}

/** Over all test digits that were not left out. */
export async function validate(lane: number, bytes: Uint8Array, judged: Judged): Promise<Validation> {
	const model = laneId(lane, "judged");
	const seen = await load(model, bytes);
	const sum = { images: 0, reconstruction: 0, kl: 0, squaredError: 0 };
	for (let start = 0; start < TEST_DIGITS; start += CHUNK) {
		const part = await seen.call("validate", { model, judged, start, end: start + CHUNK });
		for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += part[key];
	}
	return sum;
}

/** Of the drawing, what the models that are shown make, a result for each lane; none where nothing is drawn. */
export async function reconstructDrawing(drawn: Source, lanes: number): Promise<Reconstructed> {
	const models = Array.from({ length: lanes }, (_, lane) => laneId(lane, "shown"));
	return (await observer()).call("reconstruct", { source: drawn, models });
}

/** Backpropagation against finite differences: every tensor of the model that is shown, one after another. */
export async function* checkGradients(lane: number, { objective }: Recipe): AsyncGenerator<GradientCheck> {
	const seen = await observer();
	for (let tensor = 0, tensors = 1; tensor < tensors; tensor++) {
		const check = await seen.call("checkGradient", { model: laneId(lane, "shown"), objective, tensor });
		tensors = check.tensors;
		yield check;
	}
}

/** SHA-256 of the parameters of the model that is shown. */
export async function fingerprint(lane: number): Promise<string | undefined> {
	return (await (await observer()).call("fingerprint", { model: laneId(lane, "shown") })).hash;
}

/** Squared error, mean a pixel, of the linear method with as many numbers. */
export async function pcaError(components: number, judged: Judged): Promise<number> {
	const { squaredError, images } = await (await observer()).call("validatePca", { components, judged });
	return squaredError / images;
}

/** Milliseconds that one worker trains on an image. */
export async function timeStep(recipe: Recipe): Promise<number> {
	return (await (await observer()).call("timeStep", { recipe })).milliseconds;
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
	const size = parts[0]?.length ?? 0;
	const whole = new Float32Array(parts.length * size);
	for (const [index, part] of parts.entries()) whole.set(part, index * size);
	return whole;
}
