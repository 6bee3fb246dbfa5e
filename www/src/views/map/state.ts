/** The models of the maps, how the maps are drawn, and what is pointed at, chosen and brushed on any of them. */

import { batch, computed, signal } from "@preact/signals";
import type { ModelId } from "../../engine/protocol";
import { dataSetLinked } from "../../state/dataSetLinked";
import { dataSetScoped } from "../../state/dataSetScoped";
import type { ModelFilter } from "../../state/modelSelection";
import { orOwnModel, usableModel } from "../../state/modelSelection";
import { type Codec, choice, linked } from "../../state/urlState";
import type { Brush } from "./brush";

/**
 * What gives the two coordinates of an example: `plane`, the code itself of a model with two latent dimensions; `code`, two
 * principal components of the longer code of another model; `pixels`, two principal components of the pixels.
 */
export const mapKinds = ["plane", "code", "pixels"] as const;
export type MapKind = (typeof mapKinds)[number];

/** The shipped models for the maps `plane` and `code`. */
export const planeModelIds = ["variational-2"] as const;
export const codeModelIds = ["vanilla", "convolutional", "variational-16"] as const;

/** Which own models fit the maps `plane` and `code`. The model in training changes too often for a map. */
export const isPlaneModel: ModelFilter = ({ id, codeSize }) => id !== "live" && codeSize === 2;
export const isCodeModel: ModelFilter = ({ id, codeSize }) => id !== "live" && codeSize > 2;

export const wantedPlaneModel = linked<ModelId>("map", "plane", "variational-2", orOwnModel(choice(planeModelIds)));
export const wantedCodeModel = linked<ModelId>("map", "code", "vanilla", orOwnModel(choice(codeModelIds)));
export const planeModel = usableModel<ModelId>(wantedPlaneModel, "variational-2", isPlaneModel);
export const codeModel = usableModel<ModelId>(wantedCodeModel, "vanilla", isCodeModel);

/** Where there is space for one map only, this one is shown. */
export const shownMap = linked<MapKind>("map", "map", "plane", choice(mapKinds));

const styles = ["dots", "pictures"] as const;
export type MapStyle = (typeof styles)[number];
export const mapStyle = linked<MapStyle>("map", "show", "dots", choice(styles));

const labelsCodec: Codec<readonly number[]> = {
	write: (labels) => labels.join("_"),
	read(text) {
		return /^\d{1,3}(_\d{1,3})*$/.test(text) ? text.split("_").map(Number) : undefined;
	},
};

const none: readonly number[] = [];
const hidden = dataSetLinked<readonly number[]>("map", "hidden", () => none, labelsCodec);
/** The classes that are not drawn. */
export const hiddenClasses = hidden.shown;

export function toggleClass(label: number): void {
	const before = hiddenClasses.value;
	const next = before.includes(label) ? before.filter((other) => other !== label) : [...before, label];
	hidden.set(next.length === 0 ? none : next.sort((a, b) => a - b));
}

export function showAllClasses(): void {
	hidden.set(none);
}

/** The number of the example under the pointer, or next to the keyboard's cursor. */
export const pointed = signal<number | undefined>(undefined);
const picked = dataSetScoped<number>();
/** The example that was clicked. */
export const chosen = picked.shown;
export const choose = picked.set;

/** The rectangle on one of the maps; `brushed.ts` says what lies in it. */
const brushOn = dataSetScoped<{ kind: MapKind; brush: Brush }>();
export const brushOnMap = brushOn.shown;
export const setBrush = brushOn.set;
export const clearBrush = brushOn.clear;

/** The example whose picture is shown large. */
export const shownExample = computed(() => pointed.value ?? chosen.value);

/** Called when the view is left. What was clicked stays chosen. */
export function clearPointedAndBrushed(): void {
	batch(() => {
		pointed.value = undefined;
		clearBrush();
	});
}
