/** Samples of the variational and the plain models, kept up to date with the settings. */

import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { ModelId, ModelsContract } from "../../engine/protocol";
import { imageLength } from "../../state/dataSet";
import { dataSetScoped } from "../../state/dataSetScoped";
import { callModels, isReady, needModels } from "../../state/engine";
import { testCount } from "../../state/examples";
import type { Scoped } from "../../state/scoped";
import { syncLatest } from "../../state/syncLatest";
import {
	COUNT,
	type CodeSource,
	chosen,
	codeSource,
	model,
	modelInSlot,
	PLAIN_COUNT,
	type PlainSlot,
	plainModels,
	plainSlots,
	seed,
	temperature,
} from "./state";

type SampleRequest = ModelsContract["sample"]["request"];

export interface Samples {
	model: ModelId;
	from: CodeSource;
	/** one after another */
	images: Float32Array;
}

/** `count` pictures, starting with the one at `index`. */
export function imagesAt(images: Float32Array, index: number, count = 1): Float32Array {
	return images.subarray(index * imageLength.peek(), (index + count) * imageLength.peek());
}

const latest = dataSetScoped<Samples>();
/** Samples of the selected model; undefined until there are some. */
export const samples = computed(() => {
	const found = latest.shown.value;
	return found?.model === model.value ? found : undefined;
});
export const chosenImage = computed(() => samples.value && imagesAt(samples.value.images, chosen.value - 1));

const latestPlain: Record<PlainSlot, Scoped<Samples>> = {
	vanilla: dataSetScoped(),
	convolutional: dataSetScoped(),
	own: dataSetScoped(),
};

/** The latest samples of this slot, if they are of its current model and of the selected source of codes. */
function currentPlain(slot: PlainSlot): ReadonlySignal<Samples | undefined> {
	return computed(() => {
		const samples = latestPlain[slot].shown.value;
		return samples?.from === codeSource.value && samples.model === modelInSlot(slot) ? samples : undefined;
	});
}

export const plainSamples: Record<PlainSlot, ReadonlySignal<Samples | undefined>> = {
	vanilla: currentPlain("vanilla"),
	convolutional: currentPlain("convolutional"),
	own: currentPlain("own"),
};

function syncSampled(request: () => SampleRequest | undefined, target: Scoped<Samples>): () => void {
	return syncLatest(
		request,
		(request) => callModels("sample", request),
		({ images }, { model, from }) => {
			target.set({ model, from, images });
		},
	);
}

function generatorRequest(): SampleRequest | undefined {
	const settings = { count: COUNT, temperature: temperature.value, seed: seed.value };
	return isReady(model.value) ? { model: model.value, from: "prior", ...settings } : undefined;
}

/** How wide the codes are is seen on the test examples, which the worker encodes for it the first time. */
function plainRequest(slot: PlainSlot): SampleRequest | undefined {
	const id = modelInSlot(slot);
	if (id === undefined) return undefined;
	const settings = { count: PLAIN_COUNT, temperature: temperature.value, seed: seed.value };
	const canKnow = codeSource.value === "prior" || testCount.value > 0;
	return isReady(id) && canKnow ? { model: id, from: codeSource.value, ...settings } : undefined;
}

/** Keeps all samples up to date. Returns a function that stops it. */
export function syncSamples(): () => void {
	const ends = [
		effect(() => needModels([model.value, ...plainModels.value])),
		syncSampled(generatorRequest, latest),
		...plainSlots.map((slot) => syncSampled(() => plainRequest(slot), latestPlain[slot])),
	];
	return () => {
		for (const end of ends) end();
	};
}
