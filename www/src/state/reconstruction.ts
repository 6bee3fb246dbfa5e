/** What Reconstruct shows: one model with its code on sliders, or several side by side; and their results for the drawing. */

import { computed, effect } from "@preact/signals";
import type { ModelId, OwnModelId } from "../engine/protocol";
import { callModels, dataSetLacksModel, hasModelFailed, isModelPending, isModelReady, requestModels } from "./engine";
import { imageSource } from "./imageSource";
import { isOwnModel } from "./modelBytes";
import { ownModelCodec, usableModel } from "./modelSelection";
import { showResults } from "./results";
import { syncLatest } from "./syncLatest";
import { choiceCodec, urlSignal, view } from "./urlState";

const variationalIds = ["variational-2", "variational-16"] as const;
export type VariationalId = (typeof variationalIds)[number];
/** The variational model that is shown side by side: 16 dimensions keep an example recognisable, 2 can be plotted. */
export const variationalModel = urlSignal<VariationalId>(
	"reconstruct",
	"variational",
	"variational-16",
	choiceCodec(variationalIds),
);

/** The visitor's own model beside them. */
export const wantedOwnModel = urlSignal<OwnModelId | undefined>("reconstruct", "own", undefined, ownModelCodec);
export const ownModel = usableModel(wantedOwnModel, undefined);

const families = ["own", "vanilla", "convolutional", "variational"] as const;
/** The three kinds of model (the variational one in the selected size) and the visitor's own. */
export type ModelFamily = (typeof families)[number];

const layouts = ["latent", "all", ...families] as const;
/** One model with its code on sliders, all side by side, or one of them enlarged. */
export type Layout = (typeof layouts)[number];
const inspectedOptions = ["none", ...families] as const;
export type InspectedOption = (typeof inspectedOptions)[number];

export const wantedLayout = urlSignal<Layout | undefined>("reconstruct", "layout", undefined, choiceCodec(layouts));
export const wantedInspectedOption = urlSignal<InspectedOption>(
	"reconstruct",
	"inside",
	"none",
	choiceCodec(inspectedOptions),
);

/** The visitor's own model comes first, once one is selected. */
export const shownFamilies = computed(() => families.filter((family) => family !== "own" || ownModel.value));

/** Where the link names no layout but has a setting of the models side by side, these are shown. */
export const layout = computed<Layout>(() => {
	const namesSideBySide =
		wantedOwnModel.value !== undefined ||
		wantedInspectedOption.value !== "none" ||
		variationalModel.value !== "variational-16";
	const wanted = wantedLayout.value ?? (namesSideBySide ? "all" : "latent");
	return wanted === "own" && !ownModel.value ? "all" : wanted;
});

/** The model whose code is on sliders. */
export const latentModel = urlSignal<VariationalId>(
	"reconstruct",
	"latent",
	"variational-2",
	choiceCodec(variationalIds),
);
/** Ordered by the size of their codes, the smallest first. */
export const bottleneckModels: readonly ModelId[] = ["variational-2", "variational-16", "vanilla", "convolutional"];

export const shownModels = computed<readonly ModelId[]>(() => {
	// The others are shown below it, and their files must not delay its own; it is pending also before it is requested.
	if (layout.value === "latent") return isModelPending(latentModel.value) ? [latentModel.value] : bottleneckModels;
	return [...(ownModel.value ? [ownModel.value] : []), "vanilla", "convolutional", variationalModel.value];
});

/** Shows the other variational model, and loads it if need be. */
export function chooseVariational(id: VariationalId): void {
	variationalModel.value = id;
	requestModels([id]);
}

/** Shows that model enlarged, one's own or one that comes with the data set. */
export function enlargeModel(id: ModelId): void {
	const family = familyOf(id);
	if (isOwnModel(id)) wantedOwnModel.value = id;
	else if (family === "variational") chooseVariational(id as VariationalId);
	wantedLayout.value = family;
	if (wantedInspectedOption.value !== "none") wantedInspectedOption.value = family;
}

function familyOf(id: ModelId): ModelFamily {
	if (isOwnModel(id)) return "own";
	if (variationalIds.some((known) => known === id)) return "variational";
	return id === "convolutional" ? id : "vanilla";
}

/** Keeps the results in sync with the drawing, while the view is shown. */
export function startReconstruction(): void {
	// The models are requested here, and not in the function that gives `syncLatest` its request: that runs again whenever a model fails,
	// and would request the model forever. For the same reason those that have failed are left out: `shownModels` depends on which are pending.
	effect(() => {
		if (view.value === "reconstruct") requestModels(shownModels.value.filter((id) => !hasModelFailed(id)));
	});
	syncLatest(
		() => {
			if (view.value !== "reconstruct") return undefined;
			const models = shownModels.value.filter(isModelReady);
			// Where the data set has none of these models, the request is for the input alone, as models would get it.
			return models.length > 0 || shownModels.value.every(dataSetLacksModel)
				? { source: imageSource.value, models }
				: undefined;
		},
		(request) => callModels("reconstruct", request),
		(reply) => showResults(reply),
	);
}
