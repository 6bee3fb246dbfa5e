/** The position in the latent space, the map's settings, and the endpoints of the path. */

import { computed, signal } from "@preact/signals";
import { codeSize, isVariational } from "../../engine/config";
import type { GridRegion, OwnId } from "../../engine/protocol";
import { codeCodec } from "../../state/codeCodec";
import { infoOf } from "../../state/engine";
import { isOwn } from "../../state/modelBytes";
import { choosable, codeSizes, isWalkable, orOwn, usable } from "../../state/modelSelection";
import { choice, flag, linked, number } from "../../state/urlState";
import { regionCodec } from "./codecs";
import { type Endpoint, endpointCodec } from "./endpoints";

export const walkIds = ["variational-2", "variational-16"] as const;
type PretrainedId = (typeof walkIds)[number];
type WalkId = PretrainedId | OwnId;

export const wantedModel = linked<WalkId>("walk", "model", "variational-2", orOwn(choice(walkIds)));
export const model = usable<PretrainedId>(wantedModel, "variational-2", isWalkable);

/** The configuration of the selected model; undefined until it is known. */
const config = computed(
	() => infoOf(model.value)?.config ?? choosable.value.find(({ id }) => id === model.value)?.config,
);
/** Latent dimensions; 0 until known. */
export const dimensions = computed(() => {
	if (isOwn(model.value)) return config.value ? codeSize(config.value) : 0;
	return model.value === "variational-2" ? 2 : 16;
});
/** Whether training pulled the codes towards a known distribution. */
export const hasPrior = computed(() => config.value === undefined || isVariational(config.value));

/** The pretrained decoders are not meaningful beyond 6; for own models the range is not known. */
function isWithinReach(values: readonly number[]): boolean {
	const reach = isOwn(wantedModel.peek()) ? 1000 : 6;
	return values.every((value) => Math.abs(value) <= reach);
}

function isValidCode(values: readonly number[]): boolean {
	const isLong = values.length >= codeSizes.min && values.length <= codeSizes.max;
	return isWithinReach(values) && (isOwn(wantedModel.peek()) ? isLong : [2, 16].includes(values.length));
}

/** The selected code; undefined for the code of the drawing. */
const chosen = linked<Float32Array | undefined>("walk", "z", undefined, codeCodec(isValidCode));
/** The code of the drawing, with the model that encoded it; undefined until there is one. */
export const drawingCode = signal<
	{ model: WalkId; code: Float32Array; deviation: Float32Array | undefined } | undefined
>(undefined);

/** The code that is decoded. It always has the model's length, whatever a link says. */
export const code = computed<Float32Array>(() => {
	const wanted = chosen.value ?? (drawingCode.value?.model === model.value ? drawingCode.value.code : undefined);
	return wanted?.length === dimensions.value ? wanted : new Float32Array(dimensions.value);
});
export const isAtDrawing = computed(() => chosen.value === undefined);

export function goTo(target: Float32Array): void {
	chosen.value = target;
}

export function goToDrawing(): void {
	chosen.value = undefined;
}

/** Returns a function that restores the current position. */
export function savePosition(): () => void {
	const before = chosen.peek();
	return () => {
		chosen.value = before;
	};
}

export function setDimension(index: number, value: number): void {
	const changed = code.value.slice();
	changed[index] = value;
	chosen.value = changed;
}

export function chooseModel(id: WalkId): void {
	wantedModel.value = id;
	chosen.value = undefined;
	chosenRegion.value = undefined;
}

/** The region of the map, if it was changed by hand. */
export const chosenRegion = linked<GridRegion | undefined>("walk", "region", undefined, regionCodec(isWithinReach));
export const showsManifold = linked("walk", "manifold", true, flag);
export const showsExamples = linked("walk", "digits", true, flag);

/** The highlighted class; undefined for none. */
export const highlightedClass = linked<number | undefined>("walk", "class", undefined, number(0, 9));

/** Number of codes on the path, endpoints included. */
export const STEPS = 61;
/** Initially a 6 and a 0 between which both variational models pass through examples, and the plain one does not. */
export const from = linked<Endpoint>("walk", "from", { kind: "example", index: 5 }, endpointCodec);
export const to = linked<Endpoint>("walk", "to", { kind: "example", index: 170 }, endpointCodec);
export const step = linked("walk", "step", 0, number(0, STEPS - 1));
export const spherical = linked("walk", "spherical", false, flag);
/** Steps per second. */
export const speeds = { min: 5, max: 60, start: 20 };
export const speed = linked("walk", "speed", speeds.start, number(speeds.min, speeds.max));

/** Initially a thick, slanted 1 minus the mean of all 1s, which leaves the handwriting, added to the mean of all 2s. */
export const terms = {
	a: linked<Endpoint>("walk", "a", { kind: "example", index: 190 }, endpointCodec),
	b: linked<Endpoint>("walk", "b", { kind: "mean", label: 1 }, endpointCodec),
	c: linked<Endpoint>("walk", "c", { kind: "mean", label: 2 }, endpointCodec),
};
