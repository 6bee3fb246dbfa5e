/** What the worker computes for this view, and what follows from it. */

import { computed } from "@preact/signals";
import type { DetectionCurves, ExploreSplit, ScoreKind, ScoreSettings } from "../../engine/explore/contract";
import { runTask, type TaskOptions } from "../../engine/explore/runTask";
import { MAX_FIT_EXAMPLES } from "../../engine/fitExamples";
import type { ModelId } from "../../engine/protocol";
import { dataSet } from "../../state/dataSet";
import { hasPictureFiles } from "../../state/dataSets";
import { callModels } from "../../state/engine";
import { type Explorer, type ExplorerNeeds, explorer } from "../../state/explore";
import { type ExploreQuery, exploreQuery } from "../../state/exploreQuery";
import { imageSource } from "../../state/imageSource";
import { weightsVersionOf } from "../../state/modelVersion";
import { modelInput } from "../../state/results";
import { syncLatest } from "../../state/syncLatest";
import { curveInput, defaultThreshold, groupsOf, outcomeAt, type ScoredExample, type ScoreGroups } from "./groups";
import {
	anomalySource,
	EXCLUDED_CLASSES,
	excludedClasses,
	model,
	offeredScoreKinds,
	otherDataSetId,
	scoreKind,
	wantedThreshold,
} from "./state";

/** Nearest codes whose distance is the score "codeDistance". */
const NEIGHBOURS = 5;
/** Random codes for each image, over which the ELBO is averaged. */
const ELBO_SAMPLES = 8;
const SEED = 1;

type Scores = Partial<Record<ScoreKind, Float32Array>>;

interface ScoreRequest {
	model: ModelId;
	/** has another value whenever the model's weights have changed */
	weightsVersion: unknown;
	/** another data set that is scored too */
	otherDataSetId: string | undefined;
	/** of the normal training examples, whose codes others are compared with */
	excluded: readonly number[];
	kinds: readonly ScoreKind[];
}

interface ScoreResult {
	request: ScoreRequest;
	/** labels and scores of each split, "train" only if all pictures are to be ranked */
	bySplit: Partial<Record<ExploreSplit, { labels: Uint8Array; scores: Scores }>>;
}

export const weightsVersion = computed(() => model.value && weightsVersionOf(model.value).value);

/** The indices of the training examples of the other classes; undefined for all. */
function normalTrainIndices({ train }: Explorer, classes: readonly number[]): Uint32Array | undefined {
	if (!train || classes.length === 0) return undefined;
	return Uint32Array.from([...train.labels.keys()].filter((index) => !classes.includes(train.labels[index] ?? -1)));
}

function settingsOf(
	resources: Explorer,
	{ model, kinds, excluded }: Pick<ScoreRequest, "model" | "kinds" | "excluded">,
) {
	const settings: ScoreSettings = {
		model,
		kinds,
		normalIndices: normalTrainIndices(resources, excluded),
		k: NEIGHBOURS,
		samples: ELBO_SAMPLES,
		seed: SEED,
	};
	return settings;
}

/** Of the visitor's own pictures all are ranked: what does not fit may be among those that the model has learnt. */
const ranksTrainExamples = () => hasPictureFiles(dataSet.value);

/** Which training examples scores of these kinds need: for their codes, and all where they are ranked themselves. */
export function trainNeedsOf(kinds: readonly ScoreKind[]): Pick<ExplorerNeeds, "minTrainCount"> {
	if (ranksTrainExamples()) return { minTrainCount: Number.POSITIVE_INFINITY };
	return kinds.includes("codeDistance") ? { minTrainCount: MAX_FIT_EXAMPLES } : {};
}

const scoredSplits = (otherDataSetId: string | undefined): ExploreSplit[] => [
	"test",
	...(ranksTrainExamples() ? (["train"] as const) : []),
	...(otherDataSetId === undefined ? [] : (["other"] as const)),
];

async function computeScores(request: ScoreRequest, { signal, onProgress }: TaskOptions): Promise<ScoreResult> {
	const { model, otherDataSetId, kinds } = request;
	return explorer.use({ test: true, otherDataSetId, models: [model], ...trainNeedsOf(kinds) }, async (resources) => {
		const settings = settingsOf(resources, request);
		const splits = scoredSplits(otherDataSetId);
		const found: ScoreResult["bySplit"] = {};
		for (const [index, split] of splits.entries()) {
			const report = (done: number) => onProgress?.((index + done) / splits.length);
			const { scores } = await runTask(
				resources.client,
				"scoreExamples",
				{ ...settings, split },
				{ signal, onProgress: report },
			);
			found[split] = { labels: resources[split]?.labels ?? new Uint8Array(), scores };
		}
		return { request, bySplit: found };
	});
}

const isQuick = (kind: ScoreKind) => kind !== "negativeElbo" && kind !== "codeDistance";
const noClasses: readonly number[] = [];

function requestOf(kinds: readonly ScoreKind[]): ScoreRequest | undefined {
	if (model.value === undefined || kinds.length === 0) return undefined;
	const needed = kinds.includes("codeDistance") ? excludedClasses.value : noClasses;
	return {
		model: model.value,
		weightsVersion: weightsVersion.value,
		otherDataSetId: otherDataSetId.value,
		excluded: needed,
		kinds,
	};
}

/** Scores that need only the reconstruction take a fraction of a second; the others come after them. */
const quickQuery = exploreQuery(() => requestOf(offeredScoreKinds.value.filter(isQuick)), computeScores);
const slowQuery = exploreQuery(
	() => (quickScores.value ? requestOf(offeredScoreKinds.value.filter((kind) => !isQuick(kind))) : undefined),
	computeScores,
);

/** A result of another model, or without the examples that are shown, is not shown. */
function ifCurrent(result: ScoreResult | undefined): ScoreResult | undefined {
	if (!result) return undefined;
	const { request } = result;
	const isSame = request.model === model.value && request.otherDataSetId === otherDataSetId.value;
	return isSame && (request.excluded === noClasses || request.excluded === excludedClasses.value) ? result : undefined;
}

const quickScores = computed(() => ifCurrent(quickQuery.result.value));
const slowScores = computed(() => ifCurrent(slowQuery.result.value));

function scoreGroupsOf(kind: ScoreKind): ScoreGroups | undefined {
	const { test, train, other } = (isQuick(kind) ? quickScores.value : slowScores.value)?.bySplit ?? {};
	const [scores, learnt] = [test?.scores[kind], train?.scores[kind]];
	if (!test || !scores) return undefined;
	const anomalous =
		anomalySource.value === EXCLUDED_CLASSES ? "classes" : otherDataSetId.value === undefined ? "none" : "other";
	return groupsOf({
		...{ test: scores, labels: test.labels, other: other?.scores[kind], excluded: excludedClasses.value, anomalous },
		train: train && learnt && { scores: learnt, labels: train.labels },
	});
}

/** The query that computes the shown score. */
export const shownQuery = computed(() => (isQuick(scoreKind.value) ? quickQuery : slowQuery));
/** How much is done of what the shown score waits for; undefined if nothing runs. */
export const scoreProgress = computed(
	() => quickQuery.progress.value ?? (isQuick(scoreKind.value) ? undefined : slowQuery.progress.value),
);
/** Why the shown score is missing. */
export const scoreError = computed(() => quickQuery.error.value ?? shownQuery.value.error.value);

/** The normal and anomalous examples with the chosen score; undefined until it is computed. */
export const groups = computed(() => scoreGroupsOf(scoreKind.value));
export const threshold = computed(() => wantedThreshold.value ?? (groups.value ? defaultThreshold(groups.value) : 0));
export const outcome = computed(() => groups.value && outcomeAt(groups.value, threshold.value));

type AllCurves = Partial<Record<ScoreKind, DetectionCurves>>;

/** The curves of all scores that are computed, where there are both normal and anomalous examples. */
const curvesQuery = exploreQuery(
	() => {
		const found = offeredScoreKinds.value.flatMap((kind) => {
			const groups = scoreGroupsOf(kind);
			const canBeSeparated = groups && groups.normal.length > 0 && groups.anomalous.length > 0;
			return canBeSeparated ? [[kind, curveInput(groups)] as const] : [];
		});
		return found.length > 0 ? found : undefined;
	},
	(request) =>
		explorer.use({}, async ({ client }) => {
			const found = await Promise.all(
				request.map(async ([kind, scores]) => [kind, await client.call("computeCurves", scores)] as const),
			);
			return { request, curves: Object.fromEntries(found) as AllCurves };
		}),
);

/** Of each score; none while nothing is anomalous. */
export const curves = computed<AllCurves>(() => {
	const found = curvesQuery.result.value?.curves;
	return found && groups.value && groups.value.anomalous.length > 0 ? found : {};
});

/** The drawing or the picked example, scored as the others are. */
const drawingQuery = exploreQuery(
	() => {
		const id = model.value;
		if (id === undefined || !groups.value) return undefined;
		return {
			source: imageSource.value,
			model: id,
			weightsVersion: weightsVersion.value,
			kind: scoreKind.value,
			excluded: excludedClasses.value,
		};
	},
	({ source, model, kind, excluded }, options) =>
		explorer.use({ test: true, models: [model], ...trainNeedsOf([kind]) }, async (resources) => {
			const settings = settingsOf(resources, { model, kinds: [kind], excluded });
			const { scored } = await runTask(resources.client, "scoreImage", { ...settings, source }, options);
			return { kind, model, scored, score: scored?.scores[kind] };
		}),
	{ finishesBeforeNext: true },
);

/** Scoring the drawing also shows how a model gets it. */
const isDrawingScored = computed(
	() => model.value !== undefined && groups.value !== undefined && drawingQuery.error.value === undefined,
);

/** Where there is no model, or it cannot score, what its input would be is shown nevertheless. */
export function syncInputWithoutScore(): () => void {
	return syncLatest(
		() => (isDrawingScored.value ? undefined : { source: imageSource.value, models: [] }),
		(request) => callModels("reconstruct", request),
		({ image }) => {
			modelInput.value = image;
		},
	);
}

/** Undefined until it is computed, and while the result is of another model or score. */
export const drawingScore = computed(() => {
	const found = drawingQuery.result.value;
	return found?.kind === scoreKind.value && found.model === model.value ? found : undefined;
});

/** Of an example of the data set; undefined without labels. */
export function labelOf({ split, index }: Pick<ScoredExample, "split" | "index">): number | undefined {
	return quickScores.value?.bySplit[split]?.labels[index];
}

export const scoreQueries: readonly ExploreQuery<unknown>[] = [quickQuery, slowQuery, curvesQuery, drawingQuery];

/** Keeps the scores up to date while the view is shown. Returns a function that ends that. */
export function syncScores(): () => void {
	const ends = scoreQueries.map((query) => query.sync());
	return () => {
		for (const end of ends) end();
	};
}
