/** Where the visitor stands in the latent space, and between which places the walk leads. */

import { computed, signal } from "@preact/signals";
import type { Region } from "../../engine/protocol";
import { choice, flag, linked, number } from "../../state/link";
import { codeCodec, fullRegion, regionCodec } from "./codecs";
import { type Spot, spotCodec } from "./spots";

export const walkIds = ["variational-2", "variational-16"] as const;
export type WalkId = (typeof walkIds)[number];

export const model = linked<WalkId>("walk", "model", "variational-2", choice(walkIds));
export const dimensions = computed(() => (model.value === "variational-2" ? 2 : 16));

/** The code that was chosen by hand; undefined stands for the code of the drawing. */
const chosen = linked<Float32Array | undefined>("walk", "z", undefined, codeCodec);
/** The code of the drawing, as this model sees it; undefined while there is none. */
export const drawn = signal<Float32Array | undefined>(undefined);

/** The code that is decoded: never of another length than the model's, whatever a link says. */
export const here = computed<Float32Array>(() => {
	const code = chosen.value ?? drawn.value;
	return code?.length === dimensions.value ? code : new Float32Array(dimensions.value);
});
export const isAtDrawing = computed(() => chosen.value === undefined);

export function goTo(code: Float32Array): void {
	chosen.value = code;
}

export function goToDrawing(): void {
	chosen.value = undefined;
}

export function setDimension(index: number, value: number): void {
	const code = here.value.slice();
	code[index] = value;
	chosen.value = code;
}

export function chooseModel(id: WalkId): void {
	model.value = id;
	chosen.value = undefined;
	region.value = fullRegion;
}

/** What the map shows of the latent space. */
export const region = linked<Region>("walk", "region", fullRegion, regionCodec);
export const showsManifold = linked("walk", "manifold", true, flag);
export const showsDigits = linked("walk", "digits", true, flag);

/** The class that stands out on the map; undefined for all alike. */
export const onlyClass = linked<number | undefined>("walk", "class", undefined, number(0, 9));

/** The walk leads from one spot to the other in so many codes. */
export const STEPS = 61;
export const from = linked<Spot>("walk", "from", { kind: "digit", index: 3 }, spotCodec);
export const to = linked<Spot>("walk", "to", { kind: "digit", index: 1 }, spotCodec);
export const step = linked("walk", "step", 0, number(0, STEPS - 1));
export const spherical = linked("walk", "spherical", false, flag);
/** Steps a second. */
export const speeds = { min: 5, max: 60, start: 20 };
export const speed = linked("walk", "speed", speeds.start, number(speeds.min, speeds.max));

/** At first a thin, slanted 1 less the mean of all 1s: what is left is the hand, for the mean 8 to be written by. */
export const terms = {
	a: linked<Spot>("walk", "a", { kind: "digit", index: 48 }, spotCodec),
	b: linked<Spot>("walk", "b", { kind: "mean", label: 1 }, spotCodec),
	c: linked<Spot>("walk", "c", { kind: "mean", label: 8 }, spotCodec),
};
