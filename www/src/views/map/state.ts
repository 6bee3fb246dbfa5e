/** The models of the maps, how the maps are drawn, and what is pointed at, chosen and brushed on any of them. */

import { batch, computed, signal } from "@preact/signals";
import type { ModelId, OwnId } from "../../engine/protocol";
import { dataSetScoped } from "../../state/dataSetScoped";
import type { ModelFilter } from "../../state/modelSelection";
import { orOwn, usable } from "../../state/modelSelection";
import { type Codec, choice, linked } from "../../state/urlState";
import type { Brush } from "./brush";

/** By a model with codes of two numbers, by two principal components of other codes, and by those of the pixels. */
export const mapKinds = ["plane", "code", "pixels"] as const;
export type MapKind = (typeof mapKinds)[number];

export const planeIds = ["variational-2"] as const;
export const coderIds = ["vanilla", "convolutional", "variational-16"] as const;

/** The model in training changes too often for a map. */
export const isPlane: ModelFilter = ({ id, codeSize }) => id !== "live" && codeSize === 2;
export const isCoder: ModelFilter = ({ id, codeSize }) => id !== "live" && codeSize > 2;

export const wantedPlane = linked<ModelId | OwnId>("map", "plane", "variational-2", orOwn(choice(planeIds)));
export const wantedCoder = linked<ModelId | OwnId>("map", "code", "vanilla", orOwn(choice(coderIds)));
export const planeModel = usable<ModelId>(wantedPlane, "variational-2", isPlane);
export const coderModel = usable<ModelId>(wantedCoder, "vanilla", isCoder);

/** Where there is space for one map only, this one is shown. */
export const shownMap = linked<MapKind>("map", "map", "plane", choice(mapKinds));

const styles = ["dots", "pictures"] as const;
export type MapStyle = (typeof styles)[number];
export const style = linked<MapStyle>("map", "show", "dots", choice(styles));

const labelsCodec: Codec<readonly number[]> = {
	write: (labels) => labels.join("_"),
	read(text) {
		return /^\d{1,3}(_\d{1,3})*$/.test(text) ? text.split("_").map(Number) : undefined;
	},
};

const none: readonly number[] = [];
/** The classes that are not drawn. */
export const hiddenClasses = linked<readonly number[]>("map", "hidden", none, labelsCodec);

export function toggleClass(label: number): void {
	const hidden = hiddenClasses.value;
	const next = hidden.includes(label) ? hidden.filter((other) => other !== label) : [...hidden, label];
	hiddenClasses.value = next.length === 0 ? none : next.sort((a, b) => a - b);
}

export function showAllClasses(): void {
	hiddenClasses.value = none;
}

/** An example under the pointer, or next to the cursor, by its number. */
export const pointed = signal<number | undefined>(undefined);
const picked = dataSetScoped<number>();
/** The example that was clicked. */
export const chosen = picked.shown;
export const choose = picked.set;

/** On one map; the same examples are marked on all. */
const brushedOn = dataSetScoped<{ kind: MapKind; brush: Brush; numbers: ReadonlySet<number> }>();
export const brushed = brushedOn.shown;
export const setBrush = brushedOn.set;
export const clearBrush = brushedOn.clear;

/** The example whose picture is shown large. */
export const shownExample = computed(() => pointed.value ?? chosen.value);

/** Of a view that is left, nothing is pointed at any more. */
export function forget(): void {
	batch(() => {
		pointed.value = undefined;
		clearBrush();
	});
}
