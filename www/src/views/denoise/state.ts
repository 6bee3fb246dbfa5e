/** The corruption: kind of noise, level, seed, and position of the patch. */

import { computed, type Signal } from "@preact/signals";
import { MAX_SIDE } from "../../engine/dataForm";
import type { Noise, OwnModelId } from "../../engine/protocol";
import { imageShape, scaled } from "../../state/dataSet";
import { MAX_SEED } from "../../state/freshSeed";
import { ownModelCodec, usableModel } from "../../state/modelSelection";
import { onTourStop } from "../../state/tour";
import { choice, linked, number } from "../../state/urlState";

export const kinds = ["gaussian", "salt_and_pepper", "mask", "scribble"] as const;
export type Kind = (typeof kinds)[number];

/** Units: standard deviation σ, per cent of the pixels, side of the square in pixels, length of the pen stroke in pixels. */
export const levelRanges = computed(
	() =>
		({
			gaussian: { min: 0, max: 1, step: 0.01, start: 0.5 },
			salt_and_pepper: { min: 0, max: 60, step: 1, start: 25 },
			mask: { min: scaled(2), max: scaled(20), step: 1, start: scaled(10) },
			scribble: { min: 0, max: scaled(120), step: 1, start: scaled(40) },
		}) as const satisfies Record<Kind, { min: number; max: number; step: number; start: number }>,
);

/** The level that was chosen, of whichever data set. */
function linkedLevel(key: string, most: number, decimals = 0): Signal<number | undefined> {
	return linked<number | undefined>("denoise", key, undefined, number(0, most, decimals));
}

export const kind = linked<Kind>("denoise", "kind", "gaussian", choice(kinds));
// The tour asks for more of that noise.
onTourStop("denoise", () => {
	kind.value = "gaussian";
});
/** Each kind keeps its own level; undefined for the first one. */
const chosenLevels: Record<Kind, Signal<number | undefined>> = {
	gaussian: linkedLevel("sigma", 1, 2),
	salt_and_pepper: linkedLevel("share", 60),
	mask: linkedLevel("side", MAX_SIDE),
	scribble: linkedLevel("length", 5 * MAX_SIDE),
};

/** The level of a kind of noise, as far as it is possible in these pictures. */
export function levelOf(of: Kind): number {
	const { min, max, start } = levelRanges.value[of];
	return Math.min(max, Math.max(min, chosenLevels[of].value ?? start));
}

export function setLevel(of: Kind, level: number): void {
	chosenLevels[of].value = level === levelRanges.peek()[of].start ? undefined : level;
}

export const seed = linked("denoise", "seed", 1, number(1, MAX_SEED));

/** The visitor's own model that is compared with the others. */
export const wantedOwn = linked<OwnModelId | undefined>("denoise", "own", undefined, ownModelCodec);
export const own = usableModel(wantedOwn, undefined);

const corner = number(0, MAX_SIDE);
const left = linked<number | undefined>("denoise", "left", undefined, corner);
const top = linked<number | undefined>("denoise", "top", undefined, corner);

/** Undefined is about the middle. */
function clampInside(corner: number | undefined, side: number): number {
	return Math.max(0, Math.min(side - levelOf("mask"), Math.round(corner ?? scaled(9))));
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
	const level = levelOf(kind.value);
	switch (kind.value) {
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
