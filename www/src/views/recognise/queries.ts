/** The worker's answers of each recogniser: for the drawing, live, and for all test examples when requested. */

import { computed, effect, untracked } from "@preact/signals";
import type { RecognisedImage, RecogniserMetrics } from "../../engine/explore/contract";
import { runTask, type TaskOptions } from "../../engine/explore/runTask";
import { MAX_FIT_EXAMPLES } from "../../engine/fitExamples";
import type { ImageSource } from "../../engine/protocol";
import { dataSet, imageLength } from "../../state/dataSet";
import { dataSetScoped } from "../../state/dataSetScoped";
import { type ExplorerNeeds, explorer } from "../../state/explore";
import { type ExploreQuery, exploreQuery } from "../../state/exploreQuery";
import { imageSource } from "../../state/imageSource";
import { weightsVersionOf } from "../../state/modelVersion";
import { modelsOf, type RecogniserId, recognisers, settingsOf } from "./recognisers";

export interface LiveResult {
	/** undefined where nothing was drawn */
	recognised: RecognisedImage | undefined;
	/** of the nearest training examples, concatenated */
	images: Float32Array;
}

interface RecogniserQueries {
	/** Fits the classifiers; that takes seconds, the answers after it do not. */
	fit: ExploreQuery<true>;
	/** for the drawing or the picked example */
	live: ExploreQuery<LiveResult>;
	/** over all test examples */
	evaluation: ExploreQuery<RecogniserMetrics & { labels: Uint8Array }>;
}

interface Request {
	recogniser: RecogniserId;
}

const requested = dataSetScoped<boolean>();
/** Whether all test examples are to be recognised. */
export const isComparisonRequested = computed(() => requested.current.value === true);
export function requestComparison(): void {
	requested.set(true);
}

const explorerNeeds = (recogniser: RecogniserId): ExplorerNeeds => ({
	minTrainCount: MAX_FIT_EXAMPLES,
	models: modelsOf(recogniser),
});

async function fit({ recogniser }: Request, options: TaskOptions): Promise<true> {
	const blank: ImageSource = { kind: "image", image: new Float32Array(imageLength.peek()) };
	await explorer.use(explorerNeeds(recogniser), ({ client }) =>
		runTask(client, "recogniseImage", { ...settingsOf(recogniser), source: blank }, options),
	);
	return true;
}

async function recognise(
	{ recogniser, source: drawn }: Request & { source: ImageSource },
	options: TaskOptions,
): Promise<LiveResult> {
	return explorer.use(explorerNeeds(recogniser), async ({ client }) => {
		const { recognised } = await runTask(
			client,
			"recogniseImage",
			{ ...settingsOf(recogniser), source: drawn },
			options,
		);
		if (!recognised) return { recognised, images: new Float32Array() };
		const { images } = await client.call("readImages", { split: "train", indices: recognised.indices });
		return { recognised, images };
	});
}

function evaluateRecogniser({ recogniser }: Request, options: TaskOptions) {
	return explorer.use({ ...explorerNeeds(recogniser), test: true }, async ({ client, test }) => {
		const recognition = await runTask(client, "evaluateRecogniser", settingsOf(recogniser), options);
		return { ...recognition, labels: test?.labels ?? new Uint8Array() };
	});
}

const isSettled = ({ result, error }: ExploreQuery<unknown>) => result.value !== undefined || error.value !== undefined;

/** Whether the recognisers before this one are done: they take turns, so that the first is there soon. */
function areEarlierSettled(recogniser: RecogniserId, query: "fit" | "evaluation"): boolean {
	return recognisers.value
		.slice(0, recognisers.value.indexOf(recogniser))
		.every((earlier) => isSettled(queriesOf(earlier)[query]));
}

function createQueries(recogniser: RecogniserId): RecogniserQueries {
	const request = computed<Request>(() => {
		void dataSet.value;
		for (const model of modelsOf(recogniser)) void weightsVersionOf(model).value; // asked again for new weights
		return { recogniser };
	});
	const drawn = computed(() => ({ ...request.value, source: imageSource.value }));
	const fitted = exploreQuery(() => (areEarlierSettled(recogniser, "fit") ? request.value : undefined), fit);
	return {
		fit: fitted,
		live: exploreQuery(() => (fitted.result.value ? drawn.value : undefined), recognise, { finishesBeforeNext: true }),
		evaluation: exploreQuery(
			() => (isComparisonRequested.value && areEarlierSettled(recogniser, "evaluation") ? request.value : undefined),
			evaluateRecogniser,
		),
	};
}

const queriesByRecogniser = new Map<RecogniserId, RecogniserQueries>();

export function queriesOf(recogniser: RecogniserId): RecogniserQueries {
	const queries = queriesByRecogniser.get(recogniser) ?? createQueries(recogniser);
	queriesByRecogniser.set(recogniser, queries);
	return queries;
}

/** Whether there is no such model for the data set. */
export function isAbsent(recogniser: RecogniserId): boolean {
	return queriesOf(recogniser).fit.error.value?.code === "no_model";
}

/** Those of which there is a model, or that need none. */
export const presentRecognisers = computed(() => recognisers.value.filter((recogniser) => !isAbsent(recogniser)));

/** Returns a function that stops it. */
export function syncRecognisers(): () => void {
	return effect(() => {
		const queries = recognisers.value.map(queriesOf);
		const ends = untracked(() =>
			queries.flatMap(({ fit, live, evaluation }) => [fit.sync(), live.sync(), evaluation.sync()]),
		);
		return () => {
			for (const end of ends) end();
		};
	});
}
