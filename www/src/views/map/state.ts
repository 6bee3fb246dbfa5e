/** The models of the maps, how the maps are drawn, and what is pointed at, chosen and brushed on any of them. */

import { batch, computed, signal } from "@preact/signals";
import type { ModelId } from "../../engine/protocol";
import { dataSetScoped } from "../../state/dataSetScoped";
import { dataSetUrlValue } from "../../state/dataSetUrlValue";
import type { ModelFilter } from "../../state/modelSelection";
import { usableModel, withOwnModels } from "../../state/modelSelection";
import { type Codec, choiceCodec, urlSignal } from "../../state/urlState";
import type { Brush } from "./brush";

/**
 * What gives the two coordinates of an example: `plane`, the code itself of a model with two latent dimensions; `code`, two
 * principal components of the longer code of another model; `pixels`, two principal components of the pixels.
 */
export const mapKinds = ["plane", "code", "pixels"] as const;
export type MapKind = (typeof mapKinds)[number];

/** The pretrained models for the maps `plane` and `code`. */
export const planeModelIds = ["variational-2"] as const;
export const codeModelIds = ["vanilla", "convolutional", "variational-16"] as const;

/** Which of the visitor's own models can be chosen for the maps `plane` and `code`. The model in training changes too often for a map. */
export const isPlaneModel: ModelFilter = ({ id, codeSize }) => id !== "live" && codeSize === 2;
export const isCodeModel: ModelFilter = ({ id, codeSize }) => id !== "live" && codeSize > 2;

export const wantedPlaneModel = urlSignal<ModelId>(
	"map",
	"plane",
	"variational-2",
	withOwnModels(choiceCodec(planeModelIds)),
);
export const wantedCodeModel = urlSignal<ModelId>("map", "code", "vanilla", withOwnModels(choiceCodec(codeModelIds)));
export const planeModel = usableModel<ModelId>(wantedPlaneModel, "variational-2", isPlaneModel);
export const codeModel = usableModel<ModelId>(wantedCodeModel, "vanilla", isCodeModel);

/** Where there is space for one map only, this one is shown. */
export const shownMap = urlSignal<MapKind>("map", "map", "plane", choiceCodec(mapKinds));

const styles = ["dots", "pictures"] as const;
export type MapStyle = (typeof styles)[number];
export const mapStyle = urlSignal<MapStyle>("map", "show", "dots", choiceCodec(styles));

const labelsCodec: Codec<readonly number[]> = {
	write: (labels) => labels.join("_"),
	read(text) {
		return /^\d{1,3}(_\d{1,3})*$/.test(text) ? text.split("_").map(Number) : undefined;
	},
};

const none: readonly number[] = [];
const hidden = dataSetUrlValue<readonly number[]>("map", "hidden", () => none, labelsCodec);
/** The classes that are not drawn. */
export const hiddenClasses = hidden.current;

export function toggleClass(label: number): void {
	const before = hiddenClasses.value;
	const next = before.includes(label) ? before.filter((other) => other !== label) : [...before, label];
	hidden.set(next.length === 0 ? none : next.sort((a, b) => a - b));
}

export function showAllClasses(): void {
	hidden.set(none);
}

/** The number of the example under the pointer, or next to the keyboard's cursor. */
export const pointedExample = signal<number | undefined>(undefined);
const clickedExample = dataSetScoped<number>();
/** The example that was clicked. */
export const chosenExample = clickedExample.current;
export const setChosenExample = clickedExample.set;

/** The rectangle on one of the maps; `brushed.ts` finds the examples in it. */
const brushScope = dataSetScoped<{ kind: MapKind; brush: Brush }>();
export const currentBrush = brushScope.current;
export const setBrush = brushScope.set;
export const clearBrush = brushScope.clear;

/** The example whose picture is shown large. */
export const shownExample = computed(() => pointedExample.value ?? chosenExample.value);

/** Called when the view is left. What was clicked stays chosen. */
export function clearPointedAndBrush(): void {
	batch(() => {
		pointedExample.value = undefined;
		clearBrush();
	});
}
