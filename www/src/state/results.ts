/** The results of the models for the current input. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ModelId, ModelResult, Reconstructions } from "../engine/protocol";
import { perModel } from "./perModel";

const latest = signal<readonly ModelResult[]>([]);

/** The result of a model; undefined until there is one. */
export const results = perModel<ReadonlySignal<ModelResult | undefined>>((id) =>
	computed(() => latest.value.find(({ model }) => model === id)),
);

/** The input of all models; undefined while nothing is drawn. */
export const modelInput = signal<Float32Array | undefined>(undefined);

/** Shows the results of the models in `requested` beside the others; without `requested`, it replaces all. */
export function show({ image, results }: Reconstructions, requested?: readonly ModelId[]): void {
	modelInput.value = image;
	const others = requested ? latest.peek().filter(({ model }) => !requested.includes(model)) : [];
	latest.value = [...others, ...results];
	if (results.length > 0) markFirst();
}

let marked = false;

/** Marks the time at which the first result is on the screen: a frame after the signals have changed. */
function markFirst(): void {
	if (marked) return;
	marked = true;
	requestAnimationFrame(() => performance.mark("first-reconstruction"));
}
