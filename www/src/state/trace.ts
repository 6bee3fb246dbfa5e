/** The activations of a model, layer by layer, in sync with the drawing. */

import { effect } from "@preact/signals";
import type { ImageSource, LayerActivation, ModelId, ModelInfo, Weight } from "../engine/protocol";
import { type DataSetSignal, dataSetSignal } from "./dataSetScoped";
import { callModels, infoOf, needModels } from "./engine";
import { imageSource } from "./imageSource";
import { syncLatest } from "./syncLatest";

interface Kernels {
	/** of the first layer that has any */
	first: Weight;
	/** of the last layer that has any */
	last: Weight;
}

export interface Trace extends Kernels {
	model: ModelId;
	steps: LayerActivation[];
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

async function kernelsOf({ model, info }: TraceRequest, steps: LayerActivation[]): Promise<Kernels> {
	const known = kernels.get(info);
	if (known) return known;
	const layers = steps.filter(hasWeights);
	const [first, last] = await Promise.all(
		[layers.at(0), layers.at(-1)].map((step) => callModels("weight", { model, name: `${step?.name}.kernel` })),
	);
	if (!first || !last) throw new Error(`${model} has no layers`);
	kernels.set(info, { first, last });
	return { first, last };
}

async function traceBy(request: TraceRequest): Promise<Trace | undefined> {
	const { model, source } = request;
	const { steps } = await callModels("trace", { model, source });
	return steps.length > 0 ? { model, steps, ...(await kernelsOf(request, steps)) } : undefined;
}

export interface Traced {
	/** undefined until it is known, and where nothing is drawn */
	trace: Readonly<DataSetSignal<Trace | undefined>>;
	/** Returns a function that ends it. */
	keep(): () => void;
}

/** A trace of the drawing through the model that `which` returns, if any. */
export function traced(which: () => ModelId | undefined): Traced {
	const trace = dataSetSignal<Trace | undefined>(undefined);

	function keep(): () => void {
		const endNeed = effect(() => {
			const model = which();
			if (model) needModels([model]);
		});
		const endTrace = syncLatest(
			() => {
				const model = which();
				const info = model && infoOf(model);
				return info && { model, info, source: imageSource.value };
			},
			traceBy,
			(answer) => {
				trace.value = answer;
			},
		);
		return () => {
			endNeed();
			endTrace();
		};
	}

	return { trace, keep };
}
