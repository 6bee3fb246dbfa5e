/** The layout of Reconstruct, and the model whose layers are shown. */

import { computed } from "@preact/signals";
import type { ModelId, OwnModelId } from "../../engine/protocol";
import { dataSetLacksModel } from "../../state/engine";
import {
	type InspectedOption,
	type Layout,
	layout,
	type ModelFamily,
	ownModel,
	shownFamilies,
	variationalModel,
	wantedInspectedOption,
	wantedLayout,
	wantedOwnModel,
} from "../../state/reconstruction";

/** The model that stands for a family: of the variational ones the selected size. */
export function modelIdOf(family: ModelFamily): ModelId {
	switch (family) {
		case "variational":
			return variationalModel.value;
		case "own":
			return ownModel.value ?? "vanilla"; // never used: see shownFamilies
		default:
			return family;
	}
}

/** The families of which the data set has a model. */
export const existingFamilies = computed(() =>
	shownFamilies.value.filter((family) => !dataSetLacksModel(modelIdOf(family))),
);

/** The model that is shown layer by layer: one that exists, if any does. */
export const inspectedFamily = computed<InspectedOption>(() => {
	const wanted = wantedInspectedOption.value;
	if (wanted === "none" || (wanted === "own" && !ownModel.value)) return "none";
	return existingFamilies.value.includes(wanted) ? wanted : (existingFamilies.value[0] ?? wanted);
});

/** The default layout depends on which models are selected: before that changes, the current one is written into the address. */
function pinLayout(): void {
	wantedLayout.value = layout.value;
}

/** If the layers of a model are shown below, they are from then on those of the enlarged one. */
export function chooseLayout(chosen: Layout): void {
	wantedLayout.value = chosen;
	if (chosen !== "all" && chosen !== "latent" && inspectedFamily.value !== "none") wantedInspectedOption.value = chosen;
}

/** Enlarges the model that is shown layer by layer, otherwise the first. */
export function enlargeModel(): void {
	const [first = "vanilla"] = existingFamilies.value;
	chooseLayout(inspectedFamily.value === "none" ? first : inspectedFamily.value);
}

export function inspectFamily(family: InspectedOption): void {
	wantedInspectedOption.value = family;
}

export function chooseOwnModel(id: OwnModelId | undefined): void {
	pinLayout();
	wantedOwnModel.value = id;
}

export function toggleInspection(): void {
	pinLayout();
	// Feature maps tell most, and of those that come with the page only the convolutional model has any.
	// Where there is none, `inspectedFamily` is the first that there is.
	const opened = layout.value === "all" || layout.value === "latent" ? "convolutional" : layout.value;
	wantedInspectedOption.value = inspectedFamily.value === "none" ? opened : "none";
}

export const inspectedModel = computed<ModelId | undefined>(() =>
	inspectedFamily.value === "none" ? undefined : modelIdOf(inspectedFamily.value),
);
