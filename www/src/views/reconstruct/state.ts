/** How Reconstruct is arranged, and which model it looks into. */

import { computed } from "@preact/signals";
import type { ModelId } from "../../engine/protocol";
import { choice, linked } from "../../state/link";
import { variational } from "../../state/reconstruction";

export const families = ["vanilla", "convolutional", "variational"] as const;
/** The three models; the variational one in whichever size is chosen. */
export type Family = (typeof families)[number];

const layouts = ["all", ...families] as const;
export type Layout = (typeof layouts)[number];
const insides = ["none", ...families] as const;

export const layout = linked<Layout>("reconstruct", "layout", "all", choice(layouts));
/** The model that one looks into. */
export const inside = linked<(typeof insides)[number]>("reconstruct", "inside", "none", choice(insides));

export function idOf(family: Family): ModelId {
	return family === "variational" ? variational.value : family;
}

/** Looking inside goes along with the model that stands alone. */
export function chooseLayout(chosen: Layout): void {
	layout.value = chosen;
	if (chosen !== "all" && inside.value !== "none") inside.value = chosen;
}

export function toggleInside(): void {
	const opened = layout.value === "all" ? "convolutional" : layout.value;
	inside.value = inside.value === "none" ? opened : "none";
}

export const insideModel = computed<ModelId | undefined>(() =>
	inside.value === "none" ? undefined : idOf(inside.value),
);
