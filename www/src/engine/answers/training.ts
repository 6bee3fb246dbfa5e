/** What a model in training reaches, and whether its gradients are right. */

import { type Digits, Pca, Run, type Validation as Validated } from "autoencoders";
import type { Answers } from "../bridge";
import type { Calls, Validation } from "../protocol";
import type { Recipe } from "../training/recipe";
import { digitsOf, modelOf } from "./store";

/** Of the training digits, for what needs only some. */
const FITTED = 4000;
/** A step is timed with no more images of a convolutional model than this, whose time grows with their number alone. */
const TIMED = 32;
/** The entries that are compared come from it. */
const CHECK_SEED = 1;

function take(validated: Validated): Validation {
	const { images, reconstruction, kl, squaredError } = validated;
	validated.free();
	return { images, reconstruction, kl, squaredError };
}

/** Fitted once for each number of components. */
const fitted = new Map<number, { to: Digits; pca: Pca }>();

function pcaOf(components: number): Pca {
	const digits = digitsOf("train");
	const known = fitted.get(components);
	if (known?.to === digits) return known.pca;
	known?.pca.free();
	const pca = Pca.fit(digits, Math.min(FITTED, digits.length), components);
	fitted.set(components, { to: digits, pca });
	return pca;
}

/** The second of two steps: the first one allocates. */
function timeStep(recipe: Recipe): number {
	const digits = digitsOf("train");
	const batch = recipe.model.kind === "convolutional" ? Math.min(TIMED, recipe.batch) : recipe.batch;
	const run = new Run({ ...recipe, batch, digits: Math.min(recipe.digits, digits.length) }, digits);
	try {
		run.train();
		const began = performance.now();
		run.train();
		return (performance.now() - began) / batch;
	} finally {
		run.free();
	}
}

async function hashOf(values: Float32Array): Promise<string | undefined> {
	if (!crypto.subtle) return undefined;
	const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", values as Float32Array<ArrayBuffer>));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const trainingAnswers = {
	validate: ({ model, judged, start, end }) =>
		take(modelOf(model).validate(digitsOf("test"), judged, start, Math.min(end, digitsOf("test").length))),
	validatePca: ({ components, judged }) =>
		take(pcaOf(components).validate(digitsOf("test"), judged, 0, digitsOf("test").length)),
	neighbourAccuracy({ model }) {
		const train = digitsOf("train");
		return { share: modelOf(model).neighbourAccuracy(train, Math.min(FITTED, train.length), digitsOf("test")) };
	},
	checkGradient({ model, objective, tensor }) {
		const check = modelOf(model).checkGradient(digitsOf("train"), objective, tensor, CHECK_SEED);
		const { name, entries, error } = check;
		check.free();
		return { name, entries, error, tensors: modelOf(model).tensorCount };
	},
	timeStep: ({ recipe }) => ({ milliseconds: timeStep(recipe) }),
	fingerprint: async ({ model }) => ({ hash: await hashOf(modelOf(model).parameters()) }),
} satisfies Partial<Answers<Calls>>;
