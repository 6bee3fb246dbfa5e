/** What the models made of the drawing. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ModelId, ModelResult, Reconstructions } from "../engine/protocol";
import { perModel } from "./perModel";

const latest = signal<readonly ModelResult[]>([]);

/** What a model made of it; undefined while there is no answer. */
export const results = perModel<ReadonlySignal<ModelResult | undefined>>((id) =>
	computed(() => latest.value.find(({ model }) => model === id)),
);

/** What goes into every model; undefined while nothing is drawn. */
export const modelInput = signal<Float32Array | undefined>(undefined);

/** Puts what these models answered where the views see it; without `asked`, what all others had answered is gone. */
export function show({ image, results: answers }: Reconstructions, asked?: readonly ModelId[]): void {
	modelInput.value = image;
	const others = asked ? latest.peek().filter(({ model }) => !asked.includes(model)) : [];
	latest.value = [...others, ...answers];
	if (answers.length > 0) markFirst();
}

let marked = false;

/** Once a first result is on the screen, which is a frame after the signals have changed. */
function markFirst(): void {
	if (marked) return;
	marked = true;
	requestAnimationFrame(() => performance.mark("first-reconstruction"));
}
