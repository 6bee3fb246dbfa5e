/** The activations of a model, layer by layer, in sync with the drawing. */

import { effect } from "@preact/signals";
import type { ImageSource, LayerActivation, ModelId, ModelInfo, Weight } from "../engine/protocol";
import { type DataSetScopedSignal, dataSetScopedSignal } from "./dataSetScoped";
import { callModels, modelInfoOf, requestModels } from "./engine";
import { imageSource } from "./imageSource";
import { syncLatest } from "./syncLatest";

interface Kernels {
	/** of the first layer that has any */
	firstKernel: Weight;
	/** of the last layer that has any */
	lastKernel: Weight;
}

export interface Trace extends Kernels {
	model: ModelId;
	layers: LayerActivation[];
}

interface TraceRequest {
	model: ModelId;
	info: ModelInfo;
	source: ImageSource;
}

/** Read once for each model, and again for other weights, which have a `ModelInfo` of their own. */
const kernels = new WeakMap<ModelInfo, Kernels>();

function hasWeights({ kind }: LayerActivation): boolean {
	return kind === "dense" || kind === "conv2d" || kind === "up_conv2d";
}

async function kernelsOf({ model, info }: TraceRequest, layers: LayerActivation[]): Promise<Kernels> {
	const known = kernels.get(info);
	if (known) return known;
	const withWeights = layers.filter(hasWeights);
	const [firstKernel, lastKernel] = await Promise.all(
		[withWeights.at(0), withWeights.at(-1)].map((layer) =>
			callModels("readWeight", { model, name: `${layer?.name}.kernel` }),
		),
	);
	if (!firstKernel || !lastKernel) throw new Error(`${model} has no layers`);
	kernels.set(info, { firstKernel, lastKernel });
	return { firstKernel, lastKernel };
}

async function fetchTrace(request: TraceRequest): Promise<Trace | undefined> {
	const { model, source } = request;
	const { layers } = await callModels("traceLayers", { model, source });
	return layers.length > 0 ? { model, layers, ...(await kernelsOf(request, layers)) } : undefined;
}

export interface SyncedTrace {
	/** undefined until it is known, and where nothing is drawn */
	trace: Readonly<DataSetScopedSignal<Trace | undefined>>;
	/** Keeps the trace up to date; returns a function that stops it. */
	sync(): () => void;
}

/** A trace of the drawing through the model that `currentModel` returns, if any. */
export function createTrace(currentModel: () => ModelId | undefined): SyncedTrace {
	const trace = dataSetScopedSignal<Trace | undefined>(undefined);

	function sync(): () => void {
		const endNeed = effect(() => {
			const model = currentModel();
			if (model) requestModels([model]);
		});
		const endTrace = syncLatest(
			() => {
				const model = currentModel();
				const info = model && modelInfoOf(model);
				return info && { model, info, source: imageSource.value };
			},
			fetchTrace,
			(answer) => {
				trace.value = answer;
			},
		);
		return () => {
			endNeed();
			endTrace();
		};
	}

	return { trace, sync };
}
