/** Samples of the variational models, and of the plain ones, which have no prior; kept up to date with the settings. */

import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { ModelId, ModelsContract } from "../../engine/protocol";
import { imageLength } from "../../state/dataSet";
import { dataSetScoped } from "../../state/dataSetScoped";
import { callModels, isModelReady, requestModels } from "../../state/engine";
import { testCount } from "../../state/examples";
import type { Scoped } from "../../state/scoped";
import { syncLatest } from "../../state/syncLatest";
import {
	type CodeDistribution,
	chosenSample,
	codeDistribution,
	generatorModel,
	modelInSlot,
	PLAIN_SAMPLE_COUNT,
	type PlainSlot,
	plainModels,
	plainSlots,
	SAMPLE_COUNT,
	seed,
	temperature,
} from "./state";

type SampleRequest = ModelsContract["sampleCodes"]["request"];

export interface Samples {
	model: ModelId;
	distribution: CodeDistribution;
	/** one after another */
	images: Float32Array;
}

/** `count` pictures, starting with the one at `index`. */
export function sliceImages(images: Float32Array, index: number, count = 1): Float32Array {
	return images.subarray(index * imageLength.peek(), (index + count) * imageLength.peek());
}

const latest = dataSetScoped<Samples>();
/** Samples of the selected model; undefined until there are some. */
export const samples = computed(() => {
	const candidate = latest.current.value;
	return candidate?.model === generatorModel.value ? candidate : undefined;
});
export const chosenImage = computed(() => samples.value && sliceImages(samples.value.images, chosenSample.value - 1));

const latestPlainSamples: Record<PlainSlot, Scoped<Samples>> = {
	vanilla: dataSetScoped(),
	convolutional: dataSetScoped(),
	own: dataSetScoped(),
};

/** The latest samples of this slot, if they are of its current model and of the selected source of codes. */
function currentPlainSamples(slot: PlainSlot): ReadonlySignal<Samples | undefined> {
	return computed(() => {
		const samples = latestPlainSamples[slot].current.value;
		return samples?.distribution === codeDistribution.value && samples.model === modelInSlot(slot)
			? samples
			: undefined;
	});
}

export const plainSamples: Record<PlainSlot, ReadonlySignal<Samples | undefined>> = {
	vanilla: currentPlainSamples("vanilla"),
	convolutional: currentPlainSamples("convolutional"),
	own: currentPlainSamples("own"),
};

function syncSampleRequest(request: () => SampleRequest | undefined, target: Scoped<Samples>): () => void {
	return syncLatest(
		request,
		(request) => callModels("sampleCodes", request),
		({ images }, { model, distribution }) => {
			target.set({ model, distribution, images });
		},
	);
}

function generatorRequest(): SampleRequest | undefined {
	const settings = { count: SAMPLE_COUNT, temperature: temperature.value, seed: seed.value };
	return isModelReady(generatorModel.value)
		? { model: generatorModel.value, distribution: "prior", ...settings }
		: undefined;
}

/** The spread of the codes is measured on the test examples, which the worker encodes the first time. */
function plainRequest(slot: PlainSlot): SampleRequest | undefined {
	const id = modelInSlot(slot);
	if (id === undefined) return undefined;
	const settings = { count: PLAIN_SAMPLE_COUNT, temperature: temperature.value, seed: seed.value };
	const isSpreadKnown = codeDistribution.value === "prior" || testCount.value > 0;
	return isModelReady(id) && isSpreadKnown
		? { model: id, distribution: codeDistribution.value, ...settings }
		: undefined;
}

/** Keeps all samples up to date. Returns a function that stops it. */
export function syncSamples(): () => void {
	const stops = [
		effect(() => requestModels([generatorModel.value, ...plainModels.value])),
		syncSampleRequest(generatorRequest, latest),
		...plainSlots.map((slot) => syncSampleRequest(() => plainRequest(slot), latestPlainSamples[slot])),
	];
	return () => {
		for (const stop of stops) stop();
	};
}
