/** What recognises: the codes of several models, and beside them the pixels and their principal components. */

import { computed } from "@preact/signals";
import type { FeatureKind, RecogniserSettings } from "../../engine/explore/contract";
import { FIT_EXAMPLES } from "../../engine/fitExamples";
import type { ModelId } from "../../engine/protocol";
import { ownModel } from "../../state/reconstruction";
import { formatNumber } from "../../strings";
import { sizedName } from "../modelTexts";
import { texts } from "./texts";

export type RowId = ModelId | "pixels" | "components";

const COMPONENTS = 16;
/** How many of the nearest vote. */
export const NEIGHBOURS = 5;

const shipped: readonly ModelId[] = ["variational-2", "variational-16", "vanilla", "convolutional"];

/** The model in training changes too often to be compared. */
export const rows = computed<readonly RowId[]>(() => {
	const chosen = ownModel.value === "live" ? undefined : ownModel.value;
	return [...(chosen ? [chosen] : []), ...shipped, "pixels", "components"];
});

export function modelsOf(row: RowId): readonly ModelId[] {
	return row === "pixels" || row === "components" ? [] : [row];
}

function featuresOf(row: RowId): FeatureKind {
	switch (row) {
		case "pixels":
			return { kind: "pixels" };
		case "components":
			return { kind: "components", count: COMPONENTS };
		default:
			return { kind: "code", model: row };
	}
}

export function settingsOf(row: RowId): RecogniserSettings {
	return { features: featuresOf(row), degree: "linear", examples: FIT_EXAMPLES, k: NEIGHBOURS };
}

export function nameOf(row: RowId): string {
	const { pixels, components } = texts.value;
	if (row === "pixels") return pixels;
	if (row === "components") return components(formatNumber(COMPONENTS));
	return sizedName(row);
}
