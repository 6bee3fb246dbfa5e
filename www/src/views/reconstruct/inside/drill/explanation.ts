/** How the chosen unit comes about, in sync with the drawing. */

import { signal } from "@preact/signals";
import type { Contributions, LayerActivation } from "../../../../engine/protocol";
import type { DataSetScopedSignal } from "../../../../state/dataSetScoped";
import { callModels } from "../../../../state/engine";
import { imageSource } from "../../../../state/imageSource";
import { syncLatest } from "../../../../state/syncLatest";
import type { Trace } from "../../../../state/trace";
import { chosenUnit, samplingNoise, type Unit } from "./chosenUnit";

export interface Explanation {
	unit: Unit;
	layer: LayerActivation;
	/** the layer whose values are the inputs of the unit; undefined where that is the model's input */
	sourceLayer: LayerActivation | undefined;
	/** all layers of the model, for the same drawing */
	layers: readonly LayerActivation[];
	contributions: Contributions;
}

const latest = signal<Explanation | undefined>(undefined);

/** That of the chosen unit, or until the worker has answered of the one chosen before; undefined if none is chosen. */
export function currentExplanation(): Explanation | undefined {
	return chosenUnit.value && latest.value;
}

function requestFor({ model, layers }: Trace, unit: Unit) {
	const layer = layers.findIndex(({ name }) => name === unit.layer);
	if (unit.index >= (layers[layer]?.values.length ?? 0)) return undefined; // another model's
	const source = imageSource.value;
	return { unit, layers, request: { model, source, layer, unit: unit.index, epsilon: samplingNoise.value } };
}

/** Returns a function that stops it. */
export function syncExplanation(trace: Readonly<DataSetScopedSignal<Trace | undefined>>): () => void {
	return syncLatest(
		() => trace.value && chosenUnit.value && requestFor(trace.value, chosenUnit.value),
		async ({ unit, layers, request }) => {
			const { contributions } = await callModels("explainUnit", request);
			const layer = layers[request.layer];
			const sourceLayer = layers[contributions?.sourceLayer ?? -1];
			return contributions && layer && { unit, layer, sourceLayer, layers, contributions };
		},
		(answer) => {
			latest.value = answer;
		},
	);
}
