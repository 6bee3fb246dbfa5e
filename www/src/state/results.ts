/** The results of the models for the current input. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ModelId, ModelResult, Reconstructions } from "../engine/protocol";
import { dataSetSignal } from "./dataSetScoped";
import { perModel } from "./perModel";

const latest = dataSetSignal<readonly ModelResult[]>([]);

/** The result of a model; undefined until there is one. */
export const results = perModel<ReadonlySignal<ModelResult | undefined>>((id) =>
	computed(() => latest.value.find(({ model }) => model === id)),
);

/** The input of all models; undefined while nothing is drawn. */
export const modelInput = dataSetSignal<Float32Array | undefined>(undefined);

/** Whether what is shown was computed when the page was built, as no model has answered yet. */
export const isPrecomputed = signal(false);

/** Shows the results of the models in `requested` beside the others; without `requested`, it replaces all. */
export function show(answer: Reconstructions, requested?: readonly ModelId[]): void {
	put(answer, requested);
	isPrecomputed.value = false;
	if (answer.results.length > 0) mark("first-answer");
}

/** Shows what was computed when the page was built, until a model has answered. */
export function showPrecomputed(precomputed: Reconstructions): void {
	put(precomputed);
	isPrecomputed.value = true;
}

function put({ image, results }: Reconstructions, requested: readonly ModelId[] = []): void {
	modelInput.value = image;
	const others = requested.length > 0 ? latest.peek().filter(({ model }) => !requested.includes(model)) : [];
	latest.value = [...others, ...results];
	if (results.length > 0) mark("first-result");
}

const marked = new Set<string>();

/** Marks the time at which the program first shows a result, or one of a model: a frame after the signals. */
function mark(name: string): void {
	if (marked.has(name)) return;
	marked.add(name);
	requestAnimationFrame(() => performance.mark(name));
}
