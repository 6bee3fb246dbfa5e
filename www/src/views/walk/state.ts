/** The position in the latent space, the map's settings, and the endpoints of the path. */

import { batch, computed, signal, untracked } from "@preact/signals";
import { codeSize, isVariational } from "../../engine/config";
import type { GridRegion, ModelId, OwnModelId } from "../../engine/protocol";
import { codeCodec } from "../../state/codeCodec";
import { dataSet } from "../../state/dataSet";
import { dataSetScopedSignal } from "../../state/dataSetScoped";
import { dataSetUrlValue } from "../../state/dataSetUrlValue";
import { modelInfoOf } from "../../state/engine";
import { isOwnModel } from "../../state/modelBytes";
import {
	compatibleOwnModels,
	isWalkable,
	usableModel,
	walkableCodeSizes,
	withOwnModels,
} from "../../state/modelSelection";
import { prepareForTour } from "../../state/tour";
import { booleanCodec, choiceCodec, numberCodec, urlSignal } from "../../state/urlState";
import type { Point } from "../../widgets/viewport";
import { regionCodec } from "./codecs";
import { initialLatentPoints, type LatentPoint, labelCodec, latentPointCodec } from "./latentPoints";

export const pretrainedWalkIds = ["variational-2", "variational-16"] as const;
type PretrainedId = (typeof pretrainedWalkIds)[number];
type WalkId = PretrainedId | OwnModelId;

export const wantedModel = urlSignal<WalkId>(
	"walk",
	"model",
	"variational-2",
	withOwnModels(choiceCodec(pretrainedWalkIds)),
);
export const model = usableModel<PretrainedId>(wantedModel, "variational-2", isWalkable);

/** The configuration of the selected model; undefined until it is known. */
const config = computed(
	() => modelInfoOf(model.value)?.config ?? compatibleOwnModels.value.find(({ id }) => id === model.value)?.config,
);
/** Latent dimensions; 0 until known. */
export const dimensions = computed(() => {
	if (isOwnModel(model.value)) return config.value ? codeSize(config.value) : 0;
	return model.value === "variational-2" ? 2 : 16;
});
/** Whether training pulled the codes towards a known distribution. */
export const hasPrior = computed(() => config.value === undefined || isVariational(config.value));

/** Whether the visitor has trained it: an own model, or one that takes the place of a pretrained one. */
export function isTrainedByVisitor(id: WalkId): boolean {
	return isOwnModel(id) || dataSet.value.pretrainedFolder === undefined;
}

/** Largest absolute coordinate on the map of a pretrained model, as its decoder is not meaningful beyond; … */
const MAP_LIMIT = 6;
/** … and in its codes: sums of codes, and codes of some inputs, lie farther out. */
const CODE_LIMIT = 20;
/** For own models the range is not known. */
const OWN_MODEL_LIMIT = 1000;

function areWithin(values: readonly number[], limit: number): boolean {
	const max = untracked(() => isTrainedByVisitor(wantedModel.value)) ? OWN_MODEL_LIMIT : limit;
	return values.every((value) => Math.abs(value) <= max);
}

function isValidCode(values: readonly number[]): boolean {
	const hasValidLength = values.length >= walkableCodeSizes.min && values.length <= walkableCodeSizes.max;
	return (
		areWithin(values, CODE_LIMIT) && (isOwnModel(wantedModel.peek()) ? hasValidLength : [2, 16].includes(values.length))
	);
}

/** The selected code; undefined for the code of the drawing. */
const chosenCode = dataSetUrlValue<Float32Array | undefined>("walk", "z", () => undefined, codeCodec(isValidCode));
/** The code of the drawing, with the model that encoded it; undefined until it was asked, without a code where nothing is drawn. */
export const drawingCode = dataSetScopedSignal<
	{ model: WalkId; code: Float32Array | undefined; deviation: Float32Array | undefined } | undefined
>(undefined);

/** The code that is decoded. It always has the model's length, whatever a link says. */
export const code = computed<Float32Array>(() => {
	const wanted =
		chosenCode.current.value ?? (drawingCode.value?.model === model.value ? drawingCode.value.code : undefined);
	return wanted?.length === dimensions.value ? wanted : new Float32Array(dimensions.value);
});
/** Whether `code` is final: until the drawing is encoded, zeros stand in for its code. */
export const isCodeKnown = computed(() => !isAtDrawing.value || drawingCode.value?.model === model.value);
/** Whether the point follows the drawing. */
export const isAtDrawing = computed(() => chosenCode.current.value === undefined);
/** Whether `code` is that of a drawing or of a test example: an empty pad has none. */
export const isDrawingCode = computed(() => {
	const { model: encoder, code } = drawingCode.value ?? {};
	return isAtDrawing.value && encoder === model.value && code !== undefined;
});

interface Target {
	model: ModelId;
	point: Point;
	/** The value of `moveCount` when the point was selected: if it has changed since, the target is cancelled. */
	moveCount: number;
}

/** The point that was selected on a map of more than two dimensions, until its code is known. */
export const pendingTarget = signal<Target | undefined>(undefined);
/** How often the code has been set other than by a target. */
let moveCount = 0;

/** Also cancels a target whose code is not known yet. undefined: the code of the drawing. */
function setCode(next: Float32Array | undefined): void {
	moveCount++;
	batch(() => {
		pendingTarget.value = undefined;
		chosenCode.set(next);
	});
}

export function setTargetPoint(point: Point): void {
	pendingTarget.value = { model: model.value, point, moveCount };
}

/** Goes to the code of a target that was not cancelled, also where a newer one of the same drag is on its way. */
export function goToTarget(target: Target, code: Float32Array): void {
	if (target.moveCount !== moveCount || target.model !== model.peek()) return;
	chosenCode.set(code);
	if (pendingTarget.peek() === target) pendingTarget.value = undefined;
}

export function goToCode(next: Float32Array): void {
	setCode(next);
}

export function goToDrawing(): void {
	setCode(undefined);
}

/** Returns a function that restores the current position. */
export function savePosition(): () => void {
	const before = chosenCode.current.peek();
	return () => setCode(before);
}

export function setDimension(index: number, value: number): void {
	const changed = code.value.slice();
	changed[index] = value;
	setCode(changed);
}

export function chooseModel(id: WalkId): void {
	wantedModel.value = id;
	setCode(undefined);
	chooseRegion(undefined);
}

const region = dataSetUrlValue<GridRegion | undefined>(
	"walk",
	"region",
	() => undefined,
	regionCodec((corners) => areWithin(corners, MAP_LIMIT)),
);
/** The region of the map that the visitor has zoomed or moved to; undefined for the default one. */
export const chosenRegion = region.current;
export const chooseRegion = region.set;
export const showsManifold = urlSignal("walk", "manifold", true, booleanCodec);
export const showsExamples = urlSignal("walk", "digits", true, booleanCodec);

// The tour asks for places on the whole map of two numbers.
prepareForTour("walk", () => {
	chooseModel("variational-2");
	[showsManifold.value, showsExamples.value] = [true, true];
});

const highlighted = dataSetUrlValue<number | undefined>("walk", "class", () => undefined, labelCodec);
/** The label of the highlighted class; undefined for none. */
export const highlightedClass = highlighted.current;
export const highlightClass = highlighted.set;

/** Number of codes on the path, endpoints included. */
export const PATH_LENGTH = 61;
const linkedPoint = (key: string, initial: () => LatentPoint) =>
	dataSetUrlValue("walk", key, initial, latentPointCodec);
export const pathStart = linkedPoint("from", () => initialLatentPoints().from);
export const pathEnd = linkedPoint("to", () => initialLatentPoints().to);
export const pathStep = urlSignal("walk", "step", 0, numberCodec(0, PATH_LENGTH - 1));
export const isSpherical = urlSignal("walk", "spherical", false, booleanCodec);
/** Path steps per second. */
export const speedRange = { min: 5, max: 60, start: 20 };
export const playbackSpeed = urlSignal("walk", "speed", speedRange.start, numberCodec(speedRange.min, speedRange.max));

/** Of A − B + C. */
export const sumTerms = {
	a: linkedPoint("a", () => initialLatentPoints().a),
	b: linkedPoint("b", () => initialLatentPoints().b),
	c: linkedPoint("c", () => initialLatentPoints().c),
};
