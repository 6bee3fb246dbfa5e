/** What the models made of the drawing. */

import { type Signal, signal } from "@preact/signals";
import { type ModelId, type ModelResult, modelIds, type Reconstructed } from "../engine/protocol";

export function forEachModel<T>(make: () => T): Record<ModelId, T> {
	return Object.fromEntries(modelIds.map((id) => [id, make()])) as Record<ModelId, T>;
}

export const results = forEachModel<Signal<ModelResult | undefined>>(() => signal(undefined));
/** What goes into every model; undefined while nothing is drawn. */
export const modelInput = signal<Float32Array | undefined>(undefined);

/** Puts what these models answered where the views see it. */
export function show({ image, results: answers }: Reconstructed, asked: readonly ModelId[]): void {
	modelInput.value = image;
	for (const id of asked) results[id].value = answers.find((result) => result.model === id);
	if (answers.length > 0) markFirst();
}

let marked = false;

/** Once a first result is on the screen, which is a frame after the signals have changed. */
function markFirst(): void {
	if (marked) return;
	marked = true;
	requestAnimationFrame(() => performance.mark("first-reconstruction"));
}
