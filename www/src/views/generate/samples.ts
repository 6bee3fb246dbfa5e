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
	chosen,
	model,
	PLAIN_COUNT,
	type Place,
	places,
	plainAt,
	seed,
	temperature,
	type Width,
	width,
} from "./state";

type SampleRequest = ModelsContract["sample"]["request"];

export interface Samples {
	model: ModelId;
	from: Width;
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

const latestPlain: Record<Place, Scoped<Samples>> = {
	vanilla: dataSetScoped(),
	convolutional: dataSetScoped(),
	own: dataSetScoped(),
};

/** The latest samples of this place, if they are of its current model and of the selected width. */
function currentPlain(place: Place): ReadonlySignal<Samples | undefined> {
	return computed(() => {
		const samples = latestPlain[place].shown.value;
		return samples?.from === width.value && samples.model === plainAt(place) ? samples : undefined;
	});
}

export const plainSamples: Record<Place, ReadonlySignal<Samples | undefined>> = {
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
function plainRequest(place: Place): SampleRequest | undefined {
	const id = plainAt(place);
	if (id === undefined) return undefined;
	const settings = { count: PLAIN_COUNT, temperature: temperature.value, seed: seed.value };
	const canKnow = width.value === "prior" || testCount.value > 0;
	return isReady(id) && canKnow ? { model: id, from: width.value, ...settings } : undefined;
}

/** Returns a function that stops it. */
export function syncSamples(): () => void {
	const ends = [
		effect(() => needModels([model.value, ...places.flatMap((place) => plainAt(place) ?? [])])),
		syncSampled(generatorRequest, latest),
		...places.map((place) => syncSampled(() => plainRequest(place), latestPlain[place])),
	];
	return () => {
		for (const end of ends) end();
	};
}
