/** The layout of Reconstruct, and which model is shown inside. */

import { computed } from "@preact/signals";
import type { ModelId, OwnId } from "../../engine/protocol";
import { own, variational, wantedOwn } from "../../state/reconstruction";
import { choice, linked } from "../../state/urlState";

const families = ["vanilla", "convolutional", "variational", "own"] as const;
/** The three kinds of model (the variational one in the selected size) and the visitor's own. */
type Family = (typeof families)[number];

const layouts = ["all", ...families] as const;
type Layout = (typeof layouts)[number];
const insideOptions = ["none", ...families] as const;
type InsideOption = (typeof insideOptions)[number];

const wantedLayout = linked<Layout>("reconstruct", "layout", "all", choice(layouts));
const wantedInside = linked<InsideOption>("reconstruct", "inside", "none", choice(insideOptions));

/** The visitor's own model is included once one is selected. */
export const shownFamilies = computed(() => families.filter((family) => family !== "own" || own.value));

export const layout = computed<Layout>(() => (wantedLayout.value === "own" && !own.value ? "all" : wantedLayout.value));
/** The model that is shown layer by layer. */
export const inside = computed<InsideOption>(() =>
	wantedInside.value === "own" && !own.value ? "none" : wantedInside.value,
);

export function idOf(family: Family): ModelId {
	switch (family) {
		case "variational":
			return variational.value;
		case "own":
			return own.value ?? "vanilla"; // never used: see shownFamilies
		default:
			return family;
	}
}

/** If a model is enlarged, the section below shows that same model. */
export function chooseLayout(chosen: Layout): void {
	wantedLayout.value = chosen;
	if (chosen !== "all" && inside.value !== "none") wantedInside.value = chosen;
}

export function showInside(family: InsideOption): void {
	wantedInside.value = family;
}

export function chooseOwn(id: OwnId | undefined): void {
	wantedOwn.value = id;
}

export function toggleInside(): void {
	const opened = layout.value === "all" ? "convolutional" : layout.value;
	wantedInside.value = inside.value === "none" ? opened : "none";
}

export const insideModel = computed<ModelId | undefined>(() =>
	inside.value === "none" ? undefined : idOf(inside.value),
);
