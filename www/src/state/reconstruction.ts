/** What Reconstruct shows: one model with its code on sliders, or several side by side; and their results for the drawing. */

import { computed, effect } from "@preact/signals";
import type { ModelId, OwnModelId } from "../engine/protocol";
import { callModels, doesNotExist, hasFailed, isLoading, isReady, needModels } from "./engine";
import { imageSource } from "./imageSource";
import { isOwn } from "./modelBytes";
import { ownModelCodec, usableModel } from "./modelSelection";
import { show } from "./results";
import { syncLatest } from "./syncLatest";
import { choice, linked, view } from "./urlState";

const variationalIds = ["variational-2", "variational-16"] as const;
export type VariationalId = (typeof variationalIds)[number];
/** Which of the two variational models is shown: 16 dimensions keep an example recognisable, 2 can be plotted. */
export const variational = linked<VariationalId>(
	"reconstruct",
	"variational",
	"variational-16",
	choice(variationalIds),
);

/** The visitor's own model beside them. */
export const wantedOwnModel = linked<OwnModelId | undefined>("reconstruct", "own", undefined, ownModelCodec);
export const ownModel = usableModel(wantedOwnModel, undefined);

const families = ["own", "vanilla", "convolutional", "variational"] as const;
/** The three kinds of model (the variational one in the selected size) and the visitor's own. */
export type Family = (typeof families)[number];

const layouts = ["latent", "all", ...families] as const;
/** One model with its code on sliders, all side by side, or one of them enlarged. */
export type Layout = (typeof layouts)[number];
const inspectedOptions = ["none", ...families] as const;
export type InspectedOption = (typeof inspectedOptions)[number];

export const wantedLayout = linked<Layout | undefined>("reconstruct", "layout", undefined, choice(layouts));
export const wantedInspected = linked<InspectedOption>("reconstruct", "inside", "none", choice(inspectedOptions));

/** The visitor's own model comes first, once one is selected. */
export const shownFamilies = computed(() => families.filter((family) => family !== "own" || ownModel.value));

/** A link that names nothing else than what stands side by side means that. */
export const layout = computed<Layout>(() => {
	const namesCards =
		wantedOwnModel.value !== undefined || wantedInspected.value !== "none" || variational.value !== "variational-16";
	const wanted = wantedLayout.value ?? (namesCards ? "all" : "latent");
	return wanted === "own" && !ownModel.value ? "all" : wanted;
});

/** The model whose code is on sliders. */
export const latentModel = linked<VariationalId>("reconstruct", "latent", "variational-2", choice(variationalIds));
/** Ordered by the size of their codes, the smallest first. */
export const bottlenecks: readonly ModelId[] = ["variational-2", "variational-16", "vanilla", "convolutional"];

export const shownModels = computed<readonly ModelId[]>(() => {
	// The others are shown below it, and their files must not delay its own.
	if (layout.value === "latent") return isLoading(latentModel.value) ? [latentModel.value] : bottlenecks;
	return [...(ownModel.value ? [ownModel.value] : []), "vanilla", "convolutional", variational.value];
});

/** Shows the other variational model, and loads it if need be. */
export function chooseVariational(id: VariationalId): void {
	variational.value = id;
	needModels([id]);
}

/** Shows that model enlarged, one's own or one that comes with the data set. */
export function enlarge(id: ModelId): void {
	const family = familyOf(id);
	if (isOwn(id)) wantedOwnModel.value = id;
	else if (family === "variational") chooseVariational(id as VariationalId);
	wantedLayout.value = family;
	if (wantedInspected.value !== "none") wantedInspected.value = family;
}

function familyOf(id: ModelId): Family {
	if (isOwn(id)) return "own";
	if (variationalIds.some((known) => known === id)) return "variational";
	return id === "convolutional" ? id : "vanilla";
}

/** Keeps the results in sync with the drawing, while the view is shown. */
export function startReconstruction(): void {
	// Not in the request below, which is sent again when a model has failed, and would load it forever.
	effect(() => {
		// Nor what has failed: which models are shown depends on whether they are loading.
		if (view.value === "reconstruct") needModels(shownModels.value.filter((id) => !hasFailed(id)));
	});
	syncLatest(
		() => {
			if (view.value !== "reconstruct") return undefined;
			const models = shownModels.value.filter(isReady);
			// Without any model the input is shown, as models would see it.
			return models.length > 0 || shownModels.value.every(doesNotExist)
				? { source: imageSource.value, models }
				: undefined;
		},
		(request) => callModels("reconstruct", request),
		(reply) => show(reply),
	);
}
