/** What recognises: the codes of several models, and beside them the pixels and their principal components. */

import { computed } from "@preact/signals";
import type { FeatureKind, RecogniserSettings } from "../../engine/explore/contract";
import { MAX_FIT_EXAMPLES } from "../../engine/fitExamples";
import type { ModelId } from "../../engine/protocol";
import { ownModel } from "../../state/reconstruction";
import { formatNumber } from "../../strings";
import { sizedName } from "../modelTexts";
import { texts } from "./texts";

export type RecogniserId = ModelId | "pixels" | "components";

const PCA_COMPONENTS = 16;
/** How many of the nearest training examples vote. */
export const NEIGHBOURS = 5;

const pretrainedModels: readonly ModelId[] = ["variational-2", "variational-16", "vanilla", "convolutional"];

/** The model in training changes too often to be compared. */
export const recognisers = computed<readonly RecogniserId[]>(() => {
	const chosen = ownModel.value === "live" ? undefined : ownModel.value;
	return [...(chosen ? [chosen] : []), ...pretrainedModels, "pixels", "components"];
});

export function modelsOf(recogniser: RecogniserId): readonly ModelId[] {
	return recogniser === "pixels" || recogniser === "components" ? [] : [recogniser];
}

function featuresOf(recogniser: RecogniserId): FeatureKind {
	switch (recogniser) {
		case "pixels":
			return { kind: "pixels" };
		case "components":
			return { kind: "components", count: PCA_COMPONENTS };
		default:
			return { kind: "code", model: recogniser };
	}
}

export function settingsOf(recogniser: RecogniserId): RecogniserSettings {
	return { features: featuresOf(recogniser), degree: "linear", maxExamples: MAX_FIT_EXAMPLES, k: NEIGHBOURS };
}

export function nameOf(recogniser: RecogniserId): string {
	const { pixels, components } = texts.value;
	if (recogniser === "pixels") return pixels;
	if (recogniser === "components") return components(formatNumber(PCA_COMPONENTS));
	return sizedName(recogniser);
}
