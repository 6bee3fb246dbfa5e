/** The layout of Reconstruct, and which model is shown inside. */

import { computed } from "@preact/signals";
import type { ModelId, OwnModelId } from "../../engine/protocol";
import {
	type Family,
	type InsideOption,
	type Layout,
	layout,
	own,
	shownFamilies,
	variational,
	wantedInside,
	wantedLayout,
	wantedOwn,
} from "../../state/reconstruction";

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

/** What is chosen or closed in a layout that was not asked for by name must not end it. */
function keepLayout(): void {
	wantedLayout.value = layout.value;
}

/** If a model is enlarged, the section below shows that same model. */
export function chooseLayout(chosen: Layout): void {
	wantedLayout.value = chosen;
	if (chosen !== "all" && chosen !== "latent" && inside.value !== "none") wantedInside.value = chosen;
}

/** Enlarges the model that is shown layer by layer, otherwise the first. */
export function chooseEnlarged(): void {
	const [first = "vanilla"] = shownFamilies.value;
	chooseLayout(inside.value === "none" ? first : inside.value);
}

export function showInside(family: InsideOption): void {
	wantedInside.value = family;
}

export function chooseOwn(id: OwnModelId | undefined): void {
	keepLayout();
	wantedOwn.value = id;
}

export function toggleInside(): void {
	keepLayout();
	const opened = layout.value === "all" || layout.value === "latent" ? "convolutional" : layout.value;
	wantedInside.value = inside.value === "none" ? opened : "none";
}

export const insideModel = computed<ModelId | undefined>(() =>
	inside.value === "none" ? undefined : idOf(inside.value),
);
