/** How the chosen unit comes about, in sync with the drawing. */

import { signal } from "@preact/signals";
import type { Contributions, LayerActivation } from "../../../../engine/protocol";
import type { DataSetSignal } from "../../../../state/dataSetScoped";
import { callModels } from "../../../../state/engine";
import { imageSource } from "../../../../state/imageSource";
import { syncLatest } from "../../../../state/syncLatest";
import type { Trace } from "../../../../state/trace";
import { chosen, epsilon, type Unit } from "./chosen";

export interface Explanation {
	at: Unit;
	layer: LayerActivation;
	/** undefined for the input */
	before: LayerActivation | undefined;
	/** all layers, of the same drawing */
	steps: readonly LayerActivation[];
	contributions: Contributions;
}

const latest = signal<Explanation | undefined>(undefined);

/** That of the unit chosen before, until the worker has answered; undefined if none is chosen. */
export function explanation(): Explanation | undefined {
	return chosen.value && latest.value;
}

function requestFor({ model, steps }: Trace, at: Unit) {
	const layer = steps.findIndex(({ name }) => name === at.layer);
	if (at.unit >= (steps[layer]?.values.length ?? 0)) return undefined; // another model's
	return { at, steps, call: { model, source: imageSource.value, layer, unit: at.unit, epsilon: epsilon.value } };
}

/** Returns a function that stops it. */
export function syncExplanation(trace: Readonly<DataSetSignal<Trace | undefined>>): () => void {
	return syncLatest(
		() => trace.value && chosen.value && requestFor(trace.value, chosen.value),
		async ({ at, steps, call }) => {
			const { contributions } = await callModels("contributions", call);
			const layer = steps[call.layer];
			return contributions && layer && { at, layer, before: steps[contributions.before ?? -1], steps, contributions };
		},
		(answer) => {
			latest.value = answer;
		},
	);
}
