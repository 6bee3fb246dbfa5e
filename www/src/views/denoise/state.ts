/** The corruption: kind of noise, level, seed, and position of the patch. */

import { computed, type Signal } from "@preact/signals";
import { MAX_SIDE } from "../../engine/dataForm";
import type { Noise, OwnId } from "../../engine/protocol";
import { imageShape } from "../../state/dataSet";
import { MAX_SEED } from "../../state/freshSeed";
import { ownCodec, usable } from "../../state/modelSelection";
import { choice, linked, number } from "../../state/urlState";

export const kinds = ["gaussian", "salt_and_pepper", "mask", "scribble"] as const;
export type Kind = (typeof kinds)[number];

/** Units: standard deviation σ, per cent of the pixels, side of the square in pixels, length of the pen stroke in pixels. */
export const levelRanges = {
	gaussian: { min: 0, max: 1, step: 0.01, start: 0.5 },
	salt_and_pepper: { min: 0, max: 60, step: 1, start: 25 },
	mask: { min: 2, max: 20, step: 1, start: 10 },
	scribble: { min: 0, max: 120, step: 1, start: 40 },
} as const satisfies Record<Kind, { min: number; max: number; step: number; start: number }>;

function linkedLevel(of: Kind, key: string, decimals = 0): Signal<number> {
	const { min, max, start } = levelRanges[of];
	return linked<number>("denoise", key, start, number(min, max, decimals));
}

export const kind = linked<Kind>("denoise", "kind", "gaussian", choice(kinds));
/** Each kind keeps its own level. */
export const levels: Record<Kind, Signal<number>> = {
	gaussian: linkedLevel("gaussian", "sigma", 2),
	salt_and_pepper: linkedLevel("salt_and_pepper", "share"),
	mask: linkedLevel("mask", "side"),
	scribble: linkedLevel("scribble", "length"),
};
export const seed = linked("denoise", "seed", 1, number(1, MAX_SEED));

/** The visitor's own model that is compared with the others. */
export const wantedOwn = linked<OwnId | undefined>("denoise", "own", undefined, ownCodec);
export const own = usable(wantedOwn, undefined);

/** In the middle of a picture of 28×28. */
const START = 9;
const left = linked("denoise", "left", START, number(0, MAX_SIDE));
const top = linked("denoise", "top", START, number(0, MAX_SIDE));

function clampInside(corner: number, side: number): number {
	return Math.max(0, Math.min(side - levels.mask.value, Math.round(corner)));
}

/** The patch, always inside the picture, whatever its size. */
export const patch = computed(() => ({
	left: clampInside(left.value, imageShape.value.width),
	top: clampInside(top.value, imageShape.value.height),
	size: levels.mask.value,
}));

/** Moves the patch's upper left corner to the nearest position, in pixels, that keeps it inside. */
export function placePatch(x: number, y: number): void {
	left.value = clampInside(x, imageShape.peek().width);
	top.value = clampInside(y, imageShape.peek().height);
}

export const noise = computed<Noise>(() => {
	const level = levels[kind.value].value;
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
