/** What the worker computes for this view, and what follows from it. */

import { computed } from "@preact/signals";
import type { Curves, ExplorePart, ScoreKind, ScoreSettings } from "../../engine/explore/contract";
import { runTask, type TaskOptions } from "../../engine/explore/runTask";
import { FIT_EXAMPLES } from "../../engine/fitExamples";
import type { ModelId } from "../../engine/protocol";
import { dataSet } from "../../state/dataSet";
import { areFiles } from "../../state/dataSets";
import { callModels } from "../../state/engine";
import { type Explorer, explorer } from "../../state/explore";
import { exploreWork, type Work } from "../../state/exploreWork";
import { imageSource } from "../../state/imageSource";
import { versionOf } from "../../state/modelVersion";
import { modelInput } from "../../state/results";
import { syncLatest } from "../../state/syncLatest";
import { flagged, type Groups, groupsOf, outcomeAt, type Scored, usualThreshold } from "./groups";
import { against, CLASSES, excluded, model, offeredScores, rival, score, wantedThreshold } from "./state";

/** Of the nearest codes. */
const NEAREST = 5;
/** Of the code, for the ELBO. */
const SAMPLES = 8;
const SEED = 1;

type Scores = Partial<Record<ScoreKind, Float32Array>>;

interface ScoreRequest {
	model: ModelId;
	/** another value whenever its weights are new */
	weights: unknown;
	other: string | undefined;
	/** of the normal training examples, whose codes others are compared with */
	excluded: readonly number[];
	kinds: readonly ScoreKind[];
}

interface ScoreResult {
	request: ScoreRequest;
	/** labels and scores of each part; of the training examples, if all pictures are to be ranked */
	parts: Partial<Record<ExplorePart, { labels: Uint8Array; scores: Scores }>>;
}

export const weights = computed(() => model.value && versionOf(model.value).value);

/** The indices of the training examples of the other classes; undefined for all. */
function normalOf({ train }: Explorer, classes: readonly number[]): Uint32Array | undefined {
	if (!train || classes.length === 0) return undefined;
	return Uint32Array.from([...train.labels.keys()].filter((index) => !classes.includes(train.labels[index] ?? -1)));
}

function settingsOf(given: Explorer, { model, kinds, excluded }: Pick<ScoreRequest, "model" | "kinds" | "excluded">) {
	const settings: ScoreSettings = {
		model,
		kinds,
		normal: normalOf(given, excluded),
		k: NEAREST,
		samples: SAMPLES,
		seed: SEED,
	};
	return settings;
}

/** Of the visitor's own pictures all are ranked: what does not fit may be among those that the model has learnt. */
const ranksAll = () => areFiles(dataSet.value);

/** The training examples are needed for their codes, and where they are ranked. */
export function trainFor(kinds: readonly ScoreKind[]): { train?: number } {
	if (ranksAll()) return { train: Number.POSITIVE_INFINITY };
	return kinds.includes("codeDistance") ? { train: FIT_EXAMPLES } : {};
}

const partsOf = (other: string | undefined): ExplorePart[] => [
	"test",
	...(ranksAll() ? (["train"] as const) : []),
	...(other === undefined ? [] : (["other"] as const)),
];

async function computeScores(request: ScoreRequest, { signal, onProgress }: TaskOptions): Promise<ScoreResult> {
	const { model, other, kinds } = request;
	return explorer.use({ test: true, other, models: [model], ...trainFor(kinds) }, async (given) => {
		const settings = settingsOf(given, request);
		const parts = partsOf(other);
		const found: ScoreResult["parts"] = {};
		for (const [at, part] of parts.entries()) {
			const report = (done: number) => onProgress?.((at + done) / parts.length);
			const { scores } = await runTask(given.client, "scores", { ...settings, part }, { signal, onProgress: report });
			found[part] = { labels: given[part]?.labels ?? new Uint8Array(), scores };
		}
		return { request, parts: found };
	});
}

const isQuick = (kind: ScoreKind) => kind !== "negativeElbo" && kind !== "codeDistance";
const none: readonly number[] = [];

function requestOf(kinds: readonly ScoreKind[]): ScoreRequest | undefined {
	if (model.value === undefined || kinds.length === 0) return undefined;
	const needed = kinds.includes("codeDistance") ? excluded.value : none;
	return { model: model.value, weights: weights.value, other: rival.value, excluded: needed, kinds };
}

/** Those of the reconstruction take a fraction of a second; the others come after them. */
const quick = exploreWork(() => requestOf(offeredScores.value.filter(isQuick)), computeScores);
const slow = exploreWork(
	() => (quickScores.value ? requestOf(offeredScores.value.filter((kind) => !isQuick(kind))) : undefined),
	computeScores,
);

/** A result of another model, or without the examples that are shown, is not shown. */
function current(result: ScoreResult | undefined): ScoreResult | undefined {
	if (!result) return undefined;
	const { request } = result;
	const isOf = request.model === model.value && request.other === rival.value;
	return isOf && (request.excluded === none || request.excluded === excluded.value) ? result : undefined;
}

const quickScores = computed(() => current(quick.result.value));
const slowScores = computed(() => current(slow.result.value));

function groupsFor(kind: ScoreKind): Groups | undefined {
	const { test, train, other } = (isQuick(kind) ? quickScores.value : slowScores.value)?.parts ?? {};
	const [scores, learnt] = [test?.scores[kind], train?.scores[kind]];
	if (!test || !scores) return undefined;
	const anomalous = against.value === CLASSES ? "classes" : rival.value === undefined ? "none" : "other";
	return groupsOf({
		...{ test: scores, labels: test.labels, other: other?.scores[kind], excluded: excluded.value, anomalous },
		train: train && learnt && { scores: learnt, labels: train.labels },
	});
}

/** The work behind the shown score. */
export const shownWork = computed(() => (isQuick(score.value) ? quick : slow));
/** How much is done of what the shown score waits for; undefined if nothing runs. */
export const progress = computed(() => quick.done.value ?? (isQuick(score.value) ? undefined : slow.done.value));
/** Why the shown score is missing. */
export const failure = computed(() => quick.error.value ?? shownWork.value.error.value);

/** Of the chosen score; undefined until they are computed. */
export const groups = computed(() => groupsFor(score.value));
export const threshold = computed(() => wantedThreshold.value ?? (groups.value ? usualThreshold(groups.value) : 0));
export const outcome = computed(() => groups.value && outcomeAt(groups.value, threshold.value));

type AllCurves = Partial<Record<ScoreKind, Curves>>;

/** Of all scores that are there, if there is something to be told apart. */
const curvesWork = exploreWork(
	() => {
		const found = offeredScores.value.flatMap((kind) => {
			const of = groupsFor(kind);
			return of && of.normal.length > 0 && of.anomalous.length > 0 ? [[kind, flagged(of)] as const] : [];
		});
		return found.length > 0 ? found : undefined;
	},
	(request) =>
		explorer.use({}, async ({ client }) => {
			const found = await Promise.all(
				request.map(async ([kind, scores]) => [kind, await client.call("curves", scores)] as const),
			);
			return { request, curves: Object.fromEntries(found) as AllCurves };
		}),
);

/** Of each score; none while nothing is anomalous. */
export const curves = computed<AllCurves>(() => {
	const found = curvesWork.result.value?.curves;
	return found && groups.value && groups.value.anomalous.length > 0 ? found : {};
});

/** The drawing or the picked example, scored as the others are. */
const drawingWork = exploreWork(
	() => {
		const id = model.value;
		if (id === undefined || !groups.value) return undefined;
		return {
			source: imageSource.value,
			model: id,
			weights: weights.value,
			kind: score.value,
			excluded: excluded.value,
		};
	},
	({ source, model, kind, excluded }, options) =>
		explorer.use({ test: true, models: [model], ...trainFor([kind]) }, async (given) => {
			const settings = settingsOf(given, { model, kinds: [kind], excluded });
			const { scored } = await runTask(given.client, "scoresOfPicture", { ...settings, source }, options);
			return { kind, model, scored, score: scored?.scores[kind] };
		}),
	{ isShort: true },
);

/** Scoring the drawing also shows how a model gets it. */
const isDrawingScored = computed(
	() => model.value !== undefined && groups.value !== undefined && drawingWork.error.value === undefined,
);

/** Where there is no model, or it cannot score, what its input would be is shown nevertheless. */
export function syncUnscoredInput(): () => void {
	return syncLatest(
		() => (isDrawingScored.value ? undefined : { source: imageSource.value, models: [] }),
		(request) => callModels("reconstruct", request),
		({ image }) => {
			modelInput.value = image;
		},
	);
}

/** undefined until it is there, and while it is of another model or score. */
export const drawingScore = computed(() => {
	const found = drawingWork.result.value;
	return found?.kind === score.value && found.model === model.value ? found : undefined;
});

/** Of an example of the data set; undefined without labels. */
export function labelOf({ part, index }: Pick<Scored, "part" | "index">): number | undefined {
	return quickScores.value?.parts[part]?.labels[index];
}

export const scoreWorks: readonly Work<unknown>[] = [quick, slow, curvesWork, drawingWork];

/** Keeps the scores up to date while the view is shown. Returns a function that ends that. */
export function syncScores(): () => void {
	const ends = scoreWorks.map((work) => work.sync());
	return () => {
		for (const end of ends) end();
	};
}
