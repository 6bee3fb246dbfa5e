/** What is normal, what is anomalous, which model scores it and how, and the threshold of an alarm. */

import { batch, computed } from "@preact/signals";
import type { ScoreKind } from "../../engine/explore/contract";
import type { ModelId } from "../../engine/protocol";
import { allDataSets, dataSet, imageShape, labels } from "../../state/dataSet";
import { dataSetLinked } from "../../state/dataSetLinked";
import { isOwn } from "../../state/modelBytes";
import { fittingOwnModels, isVariational, orOwnModel, usableModel } from "../../state/modelSelection";
import { reconstructors, shippedReconstructors } from "../../state/reconstructors";
import { roleOf } from "../../state/roles";
import { choice, linked } from "../../state/urlState";
import { againstCodec, classesCodec, thresholdCodec } from "./codecs";

const none: readonly number[] = [];
const wantedExcluded = dataSetLinked<readonly number[]>("detect", "without", () => none, classesCodec);

/** The classes that are not normal; never all of them. */
export const excluded = computed(() => {
	const found = wantedExcluded.shown.value.filter((label) => labels.value.includes(label));
	return found.length < labels.value.length ? found : none;
});

/** The other data sets whose images this one's models can take. */
export const rivals = computed(() => {
	const { height, width, channels } = imageShape.value;
	return allDataSets.value.filter(({ id, shape }) => {
		const fits = shape.height === height && shape.width === width && shape.channels === channels;
		return fits && id !== dataSet.value.id;
	});
});

/** What is anomalous: the excluded classes, nothing but the drawing, or else the data set of that id. */
export const CLASSES = "classes";
export const DRAWING = "drawing";
const wantedAgainst = dataSetLinked<string | undefined>("detect", "against", () => undefined, againstCodec);

export const againstChoices = computed(() => [
	...(excluded.value.length > 0 ? [CLASSES] : []),
	...rivals.value.map(({ id }) => id),
	DRAWING,
]);

export const against = computed(() => {
	const [first = DRAWING] = againstChoices.value;
	return againstChoices.value.find((id) => id === wantedAgainst.shown.value) ?? first;
});

/** The id of the data set that is anomalous, if that is one. */
export const rival = computed(() => rivals.value.find(({ id }) => id === against.value)?.id);

/** Narrow enough to fail at what it has not learnt: a code of 128 numbers copies most drawings. */
export const defaultModel = "variational-16";
const wanted = linked<ModelId>("detect", "model", defaultModel, orOwnModel(choice(shippedReconstructors)));
export const wantedModel = computed(() => wanted.value);
const chosenModel = usableModel<ModelId>(wanted, defaultModel);

/** For pictures that come without models: of those kept that learnt from them the one like the default, or any. */
const substitute = computed(() => {
	const fitting = fittingOwnModels.value.filter(({ id }) => reconstructors.value.includes(id));
	const learnt = fitting.filter(({ data }) => data === dataSet.value.id);
	return (learnt.find((model) => roleOf(model) === defaultModel) ?? learnt[0] ?? fitting[0])?.id;
});

/** undefined while there is none for these images */
export const model = computed(() => {
	const id = chosenModel.value;
	return reconstructors.value.includes(id) || isOwn(id) ? id : substitute.value;
});

const hasPrior = computed(() => {
	const id = model.value;
	if (id === undefined) return false;
	return isOwn(id)
		? fittingOwnModels.value.some((known) => known.id === id && isVariational(known))
		: id.startsWith("variational");
});

export const scoreKinds = [
	"squaredError",
	"relativeError",
	"excessCrossEntropy",
	"negativeElbo",
	"codeDistance",
] as const satisfies readonly ScoreKind[];
const wantedScore = linked<ScoreKind>("detect", "score", "squaredError", choice(scoreKinds));

/** The ELBO needs a prior. */
export const offeredScores = computed(() => scoreKinds.filter((kind) => kind !== "negativeElbo" || hasPrior.value));
export const score = computed(() => offeredScores.value.find((kind) => kind === wantedScore.value) ?? "squaredError");

/** In the score's unit; undefined for that which one normal example in twenty reaches. */
const chosenThreshold = dataSetLinked<number | undefined>("detect", "threshold", () => undefined, thresholdCodec);
export const wantedThreshold = chosenThreshold.shown;
export const setThreshold = chosenThreshold.set;

/** A threshold means nothing to other scores. */
function reconsider(change: () => void): void {
	batch(() => {
		change();
		setThreshold(undefined);
	});
}

export function exclude(classes: readonly number[]): void {
	reconsider(() => {
		wantedExcluded.set(classes.length === 0 ? none : [...classes].sort((a, b) => a - b));
		wantedAgainst.set(undefined);
	});
}

/** The last normal class stays. */
export function toggleClass(label: number): void {
	const rest = excluded.value.filter((other) => other !== label);
	const next = rest.length < excluded.value.length ? rest : [...rest, label];
	if (next.length < labels.value.length) exclude(next);
}

export function chooseAgainst(id: string): void {
	reconsider(() => {
		wantedAgainst.set(id);
	});
}

export function chooseModel(id: ModelId): void {
	reconsider(() => {
		wanted.value = id;
	});
}

export function chooseScore(kind: ScoreKind): void {
	reconsider(() => {
		wantedScore.value = kind;
	});
}
