/** The corruption: kind of noise, level, seed, and position of the patch. */

import { computed, type Signal } from "@preact/signals";
import { MAX_IMAGE_SIDE } from "../../engine/dataSpec";
import type { Noise, OwnModelId } from "../../engine/protocol";
import { imageShape, scaledFrom28 } from "../../state/dataSet";
import { MAX_SEED } from "../../state/freshSeed";
import { ownModelCodec, usableModel } from "../../state/modelSelection";
import { prepareForTour } from "../../state/tour";
import { choiceCodec, numberCodec, urlSignal } from "../../state/urlState";

export const noiseKinds = ["gaussian", "salt_and_pepper", "mask", "scribble"] as const;
export type NoiseKind = (typeof noiseKinds)[number];

/** Units: standard deviation σ, per cent of the pixels, side of the square in pixels, length of the pen stroke in pixels. */
export const levelRanges = computed(
	() =>
		({
			gaussian: { min: 0, max: 1, step: 0.01, initial: 0.5 },
			salt_and_pepper: { min: 0, max: 60, step: 1, initial: 25 },
			mask: { min: scaledFrom28(2), max: scaledFrom28(20), step: 1, initial: scaledFrom28(10) },
			scribble: { min: 0, max: scaledFrom28(120), step: 1, initial: scaledFrom28(40) },
		}) as const satisfies Record<NoiseKind, { min: number; max: number; step: number; initial: number }>,
);

/** The level that was chosen, kept in the link; `maximum` over all data sets. */
function linkedLevel(key: string, maximum: number, decimals = 0): Signal<number | undefined> {
	return urlSignal<number | undefined>("denoise", key, undefined, numberCodec(0, maximum, decimals));
}

export const noiseKind = urlSignal<NoiseKind>("denoise", "kind", "gaussian", choiceCodec(noiseKinds));
// The tour asks for more Gaussian noise.
prepareForTour("denoise", () => {
	noiseKind.value = "gaussian";
});
/** Each kind keeps its own level; undefined while it is the initial one. */
const chosenLevels: Record<NoiseKind, Signal<number | undefined>> = {
	gaussian: linkedLevel("sigma", 1, 2),
	salt_and_pepper: linkedLevel("share", 60),
	mask: linkedLevel("side", MAX_IMAGE_SIDE),
	scribble: linkedLevel("length", 5 * MAX_IMAGE_SIDE),
};

/** The level of a kind of noise, within the range that is possible in these pictures. */
export function levelOf(kind: NoiseKind): number {
	const { min, max, initial } = levelRanges.value[kind];
	return Math.min(max, Math.max(min, chosenLevels[kind].value ?? initial));
}

export function setLevel(kind: NoiseKind, level: number): void {
	chosenLevels[kind].value = level === levelRanges.peek()[kind].initial ? undefined : level;
}

export const seed = urlSignal("denoise", "seed", 1, numberCodec(1, MAX_SEED));

/** The visitor's own model that is compared with the others: as it was chosen, and where it exists. */
export const wantedOwnModel = urlSignal<OwnModelId | undefined>("denoise", "own", undefined, ownModelCodec);
export const ownModel = usableModel(wantedOwnModel, undefined);

const cornerCodec = numberCodec(0, MAX_IMAGE_SIDE);
const left = urlSignal<number | undefined>("denoise", "left", undefined, cornerCodec);
const top = urlSignal<number | undefined>("denoise", "top", undefined, cornerCodec);

/** An undefined corner puts the patch about the middle. `side`: the picture's width or height. */
function clampInside(corner: number | undefined, side: number): number {
	return Math.max(0, Math.min(side - levelOf("mask"), Math.round(corner ?? scaledFrom28(9))));
}

/** The patch, always inside the picture, whatever its size. */
export const patch = computed(() => ({
	left: clampInside(left.value, imageShape.value.width),
	top: clampInside(top.value, imageShape.value.height),
	size: levelOf("mask"),
}));

/** Moves the patch's upper left corner to the nearest position, in pixels, that keeps it inside. */
export function placePatch(x: number, y: number): void {
	left.value = clampInside(x, imageShape.peek().width);
	top.value = clampInside(y, imageShape.peek().height);
}

export const noise = computed<Noise>(() => {
	const level = levelOf(noiseKind.value);
	switch (noiseKind.value) {
		case "gaussian":
			return { kind: "gaussian", sigma: level };
		case "salt_and_pepper":
			return { kind: "salt_and_pepper", probability: level / 100 };
		case "mask":
			return { kind: "mask", ...patch.value };
		case "scribble":
			return { kind: "scribble", length: level };
	}
});
