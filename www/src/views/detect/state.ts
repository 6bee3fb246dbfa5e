/** What is normal, what is anomalous, which model scores it and how, and the threshold of an alarm. */

import { batch, computed } from "@preact/signals";
import type { ScoreKind } from "../../engine/explore/contract";
import type { ModelId } from "../../engine/protocol";
import { allDataSets, classLabels, dataSet, imageShape } from "../../state/dataSet";
import { dataSetUrlValue } from "../../state/dataSetUrlValue";
import { isOwnModel } from "../../state/modelBytes";
import { compatibleOwnModels, isVariational, usableModel, withOwnModels } from "../../state/modelSelection";
import { pretrainedReconstructors, reconstructors } from "../../state/reconstructors";
import { pretrainedCounterpartOf } from "../../state/standIns";
import { choiceCodec, urlSignal } from "../../state/urlState";
import { anomalySourceCodec, classesCodec, thresholdCodec } from "./codecs";

const noClasses: readonly number[] = [];
const wantedExcludedClasses = dataSetUrlValue<readonly number[]>("detect", "without", () => noClasses, classesCodec);

/** The classes that are not normal; never all of them. */
export const excludedClasses = computed(() => {
	const found = wantedExcludedClasses.current.value.filter((label) => classLabels.value.includes(label));
	return found.length < classLabels.value.length ? found : noClasses;
});

/** Other data sets, whose images have the shape that this one's models take. */
export const otherDataSets = computed(() => {
	const { height, width, channels } = imageShape.value;
	return allDataSets.value.filter(({ id, shape }) => {
		const fits = shape.height === height && shape.width === width && shape.channels === channels;
		return fits && id !== dataSet.value.id;
	});
});

/** What is anomalous, as it is in the link: the excluded classes, nothing but the drawing, or else the data set of that id. */
export const EXCLUDED_CLASSES = "classes";
export const ONLY_DRAWING = "drawing";
const wantedAnomalySource = dataSetUrlValue<string | undefined>(
	"detect",
	"against",
	() => undefined,
	anomalySourceCodec,
);

export const anomalySources = computed(() => [
	...(excludedClasses.value.length > 0 ? [EXCLUDED_CLASSES] : []),
	...otherDataSets.value.map(({ id }) => id),
	ONLY_DRAWING,
]);

export const anomalySource = computed(() => {
	const [first = ONLY_DRAWING] = anomalySources.value;
	return anomalySources.value.find((id) => id === wantedAnomalySource.current.value) ?? first;
});

/** The id of the data set that is anomalous, if that is one. */
export const otherDataSetId = computed(() => otherDataSets.value.find(({ id }) => id === anomalySource.value)?.id);

/** Narrow enough to fail at what it has not learnt: a code of 128 numbers copies most drawings. */
export const defaultModel = "variational-16";
const linkedModel = urlSignal<ModelId>(
	"detect",
	"model",
	defaultModel,
	withOwnModels(choiceCodec(pretrainedReconstructors)),
);
export const wantedModel = computed(() => linkedModel.value);
const chosenModel = usableModel<ModelId>(linkedModel, defaultModel);

/** For pictures that come without models: of those kept that learnt from them the one like the default, or any. */
const substituteModel = computed(() => {
	const fitting = compatibleOwnModels.value.filter(({ id }) => reconstructors.value.includes(id));
	const learnt = fitting.filter(({ data }) => data === dataSet.value.id);
	return (learnt.find((model) => pretrainedCounterpartOf(model) === defaultModel) ?? learnt[0] ?? fitting[0])?.id;
});

/** undefined while there is none for these images */
export const model = computed(() => {
	const id = chosenModel.value;
	return reconstructors.value.includes(id) || isOwnModel(id) ? id : substituteModel.value;
});

const hasPrior = computed(() => {
	const id = model.value;
	if (id === undefined) return false;
	return isOwnModel(id)
		? compatibleOwnModels.value.some((known) => known.id === id && isVariational(known))
		: id.startsWith("variational");
});

export const scoreKinds = [
	"squaredError",
	"relativeError",
	"excessCrossEntropy",
	"negativeElbo",
	"codeDistance",
] as const satisfies readonly ScoreKind[];
const wantedScoreKind = urlSignal<ScoreKind>("detect", "score", "squaredError", choiceCodec(scoreKinds));

/** The ELBO needs a prior. */
export const offeredScoreKinds = computed(() => scoreKinds.filter((kind) => kind !== "negativeElbo" || hasPrior.value));
export const scoreKind = computed(
	() => offeredScoreKinds.value.find((kind) => kind === wantedScoreKind.value) ?? "squaredError",
);

/** In the score's unit; undefined for that which one normal example in twenty reaches. */
const chosenThreshold = dataSetUrlValue<number | undefined>("detect", "threshold", () => undefined, thresholdCodec);
export const wantedThreshold = chosenThreshold.current;
export const setThreshold = chosenThreshold.set;

/** Changes what the scores are of: a threshold means nothing to other scores. */
function changeAndResetThreshold(change: () => void): void {
	batch(() => {
		change();
		setThreshold(undefined);
	});
}

export function setExcludedClasses(classes: readonly number[]): void {
	changeAndResetThreshold(() => {
		wantedExcludedClasses.set(classes.length === 0 ? noClasses : [...classes].sort((a, b) => a - b));
		wantedAnomalySource.set(undefined);
	});
}

/** The last normal class stays. */
export function toggleClass(label: number): void {
	const others = excludedClasses.value.filter((other) => other !== label);
	const next = others.length < excludedClasses.value.length ? others : [...others, label];
	if (next.length < classLabels.value.length) setExcludedClasses(next);
}

export function chooseAnomalySource(id: string): void {
	changeAndResetThreshold(() => {
		wantedAnomalySource.set(id);
	});
}

export function chooseModel(id: ModelId): void {
	changeAndResetThreshold(() => {
		linkedModel.value = id;
	});
}

export function chooseScoreKind(kind: ScoreKind): void {
	changeAndResetThreshold(() => {
		wantedScoreKind.value = kind;
	});
}
