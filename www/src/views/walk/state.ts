/** The position in the latent space, the map's settings, and the endpoints of the path. */

import { batch, computed, signal, untracked } from "@preact/signals";
import { codeSize, isVariational } from "../../engine/config";
import type { GridRegion, ModelId, OwnModelId } from "../../engine/protocol";
import { codeCodec } from "../../state/codeCodec";
import { dataSet } from "../../state/dataSet";
import { dataSetLinked } from "../../state/dataSetLinked";
import { dataSetSignal } from "../../state/dataSetScoped";
import { infoOf } from "../../state/engine";
import { isOwn } from "../../state/modelBytes";
import { fittingOwnModels, isWalkable, orOwnModel, usableModel, walkableCodeSizes } from "../../state/modelSelection";
import { onTourStop } from "../../state/tour";
import { choice, flag, linked, number } from "../../state/urlState";
import type { Point } from "../../widgets/viewport";
import { regionCodec } from "./codecs";
import { firstLatentPoints, type LatentPoint, labelCodec, latentPointCodec } from "./latentPoints";

export const walkIds = ["variational-2", "variational-16"] as const;
type PretrainedId = (typeof walkIds)[number];
type WalkId = PretrainedId | OwnModelId;

export const wantedModel = linked<WalkId>("walk", "model", "variational-2", orOwnModel(choice(walkIds)));
export const model = usableModel<PretrainedId>(wantedModel, "variational-2", isWalkable);

/** The configuration of the selected model; undefined until it is known. */
const config = computed(
	() => infoOf(model.value)?.config ?? fittingOwnModels.value.find(({ id }) => id === model.value)?.config,
);
/** Latent dimensions; 0 until known. */
export const dimensions = computed(() => {
	if (isOwn(model.value)) return config.value ? codeSize(config.value) : 0;
	return model.value === "variational-2" ? 2 : 16;
});
/** Whether training pulled the codes towards a known distribution. */
export const hasPrior = computed(() => config.value === undefined || isVariational(config.value));

/** Whether the visitor has trained it: an own model, or one that takes the place of a shipped one. */
export function isTrainedHere(id: WalkId): boolean {
	return isOwn(id) || dataSet.value.models === undefined;
}

/** The map of a pretrained model ends here, as its decoder is not meaningful beyond; … */
const MAP_REACH = 6;
/** … sums of codes, and codes of some inputs, lie farther out. */
const CODE_REACH = 20;
/** For own models the range is not known. */
const OWN_REACH = 1000;

function areWithin(values: readonly number[], reach: number): boolean {
	const most = untracked(() => isTrainedHere(wantedModel.value)) ? OWN_REACH : reach;
	return values.every((value) => Math.abs(value) <= most);
}

function isValidCode(values: readonly number[]): boolean {
	const isLong = values.length >= walkableCodeSizes.min && values.length <= walkableCodeSizes.max;
	return areWithin(values, CODE_REACH) && (isOwn(wantedModel.peek()) ? isLong : [2, 16].includes(values.length));
}

/** The selected code; undefined for the code of the drawing. */
const chosen = dataSetLinked<Float32Array | undefined>("walk", "z", () => undefined, codeCodec(isValidCode));
/** The code of the drawing, with the model that encoded it; undefined until it was asked, without a code where nothing is drawn. */
export const drawingCode = dataSetSignal<
	{ model: WalkId; code: Float32Array | undefined; deviation: Float32Array | undefined } | undefined
>(undefined);

/** The code that is decoded. It always has the model's length, whatever a link says. */
export const code = computed<Float32Array>(() => {
	const wanted = chosen.shown.value ?? (drawingCode.value?.model === model.value ? drawingCode.value.code : undefined);
	return wanted?.length === dimensions.value ? wanted : new Float32Array(dimensions.value);
});
/** Whether it is more than what stands in for the code of the drawing until that is there. */
export const isCodeKnown = computed(() => !isAtDrawing.value || drawingCode.value?.model === model.value);
export const isAtDrawing = computed(() => chosen.shown.value === undefined);
/** Whether it is that of something drawn, or of an example: an empty pad has none. */
export const isOfDrawing = computed(() => {
	const { model: encoder, code } = drawingCode.value ?? {};
	return isAtDrawing.value && encoder === model.value && code !== undefined;
});

interface Target {
	model: ModelId;
	point: Point;
	/** How often the code had been chosen otherwise by then. */
	after: number;
}

/** The point that was selected on a map of more than two dimensions, until its code is known. */
export const targetPoint = signal<Target | undefined>(undefined);
let moves = 0;

/** Cancels what was selected before, and is not reached yet. */
function move(to: Float32Array | undefined): void {
	moves++;
	batch(() => {
		targetPoint.value = undefined;
		chosen.set(to);
	});
}

export function aimAt(point: Point): void {
	targetPoint.value = { model: model.value, point, after: moves };
}

/** Goes to the code of a target that was not cancelled, also where a newer one of the same drag is on its way. */
export function reach(target: Target, codes: Float32Array): void {
	if (target.after !== moves || target.model !== model.peek()) return;
	chosen.set(codes);
	if (targetPoint.peek() === target) targetPoint.value = undefined;
}

export function goTo(target: Float32Array): void {
	move(target);
}

export function goToDrawing(): void {
	move(undefined);
}

/** Returns a function that restores the current position. */
export function savePosition(): () => void {
	const before = chosen.shown.peek();
	return () => move(before);
}

export function setDimension(index: number, value: number): void {
	const changed = code.value.slice();
	changed[index] = value;
	move(changed);
}

export function chooseModel(id: WalkId): void {
	wantedModel.value = id;
	move(undefined);
	chooseRegion(undefined);
}

const region = dataSetLinked<GridRegion | undefined>(
	"walk",
	"region",
	() => undefined,
	regionCodec((corners) => areWithin(corners, MAP_REACH)),
);
/** The region of the map, if it was changed by hand. */
export const chosenRegion = region.shown;
export const chooseRegion = region.set;
export const showsManifold = linked("walk", "manifold", true, flag);
export const showsExamples = linked("walk", "digits", true, flag);

// The tour asks for places on the whole map of two numbers.
onTourStop("walk", () => {
	chooseModel("variational-2");
	[showsManifold.value, showsExamples.value] = [true, true];
});

const highlighted = dataSetLinked<number | undefined>("walk", "class", () => undefined, labelCodec);
/** The label of the highlighted class; undefined for none. */
export const highlightedClass = highlighted.shown;
export const highlightClass = highlighted.set;

/** Number of codes on the path, endpoints included. */
export const STEPS = 61;
const point = (key: string, initial: () => LatentPoint) => dataSetLinked("walk", key, initial, latentPointCodec);
export const from = point("from", () => firstLatentPoints().from);
export const to = point("to", () => firstLatentPoints().to);
export const step = linked("walk", "step", 0, number(0, STEPS - 1));
export const spherical = linked("walk", "spherical", false, flag);
/** Steps per second. */
export const speeds = { min: 5, max: 60, start: 20 };
export const speed = linked("walk", "speed", speeds.start, number(speeds.min, speeds.max));

export const terms = {
	a: point("a", () => firstLatentPoints().a),
	b: point("b", () => firstLatentPoints().b),
	c: point("c", () => firstLatentPoints().c),
};
