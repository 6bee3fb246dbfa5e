/** The results of the models for the current input. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ModelId, ModelResult, Reconstructions } from "../engine/protocol";
import { dataSetScopedSignal } from "./dataSetScoped";
import { perModel } from "./perModel";

const latest = dataSetScopedSignal<readonly ModelResult[]>([]);

/** The result of a model; undefined until there is one. */
export const modelResult = perModel<ReadonlySignal<ModelResult | undefined>>((id) =>
	computed(() => latest.value.find(({ model }) => model === id)),
);

/** The input of all models; undefined while nothing is drawn. */
export const modelInput = dataSetScopedSignal<Float32Array | undefined>(undefined);

/** Whether what is shown was computed when the page was built, as no model has answered yet. */
export const isPrecomputed = signal(false);

/** Shows the results of the models in `requested` beside the others; without `requested`, it replaces all. */
export function showResults(answer: Reconstructions, requested?: readonly ModelId[]): void {
	setResults(answer, requested);
	isPrecomputed.value = false;
	if (answer.results.length > 0) markOnce("first-answer");
}

/** Shows what was computed when the page was built, until a model has answered. */
export function showPrecomputed(precomputed: Reconstructions): void {
	setResults(precomputed);
	isPrecomputed.value = true;
}

function setResults({ image, results }: Reconstructions, requested: readonly ModelId[] = []): void {
	modelInput.value = image;
	const others = requested.length > 0 ? latest.peek().filter(({ model }) => !requested.includes(model)) : [];
	latest.value = [...others, ...results];
	if (results.length > 0) markOnce("first-result");
}

const marked = new Set<string>();

/** Marks the time at which the program first shows a result, or one of a model: a frame after the signals. */
function markOnce(name: string): void {
	if (marked.has(name)) return;
	marked.add(name);
	requestAnimationFrame(() => performance.mark(name));
}
