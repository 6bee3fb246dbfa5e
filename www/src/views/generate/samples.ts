/** The samples of the variational and of the plain models, in step with what they are drawn from. */

import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { PIXELS } from "../../engine/config";
import type { ModelId, ModelsContract } from "../../engine/protocol";
import { currentClient, isReady, needModels } from "../../state/engine";
import { latentStatsOf, syncLatentStats } from "../../state/latentStats";
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

type Question = ModelsContract["sample"]["request"];

export interface Samples {
	model: ModelId;
	from: Width;
	/** 28×28 each, one after another */
	images: Float32Array;
}

/** `count` pictures from the one at `index` on. */
export function pictures(images: Float32Array, index: number, count = 1): Float32Array {
	return images.subarray(index * PIXELS, (index + count) * PIXELS);
}

const latest = signal<Samples | undefined>(undefined);
/** Those of the model that is chosen; undefined until there are some. */
export const samples = computed(() => (latest.value?.model === model.value ? latest.value : undefined));
export const chosenImage = computed(() => samples.value && pictures(samples.value.images, chosen.value - 1));

const latestPlain: Record<Place, Signal<Samples | undefined>> = {
	vanilla: signal(undefined),
	convolutional: signal(undefined),
	own: signal(undefined),
};

/** Those drawn as it is chosen, by the model that is there now. */
function currentPlain(place: Place): ReadonlySignal<Samples | undefined> {
	return computed(() => {
		const samples = latestPlain[place].value;
		return samples?.from === width.value && samples.model === plainAt(place) ? samples : undefined;
	});
}

export const plainSamples: Record<Place, ReadonlySignal<Samples | undefined>> = {
	vanilla: currentPlain("vanilla"),
	convolutional: currentPlain("convolutional"),
	own: currentPlain("own"),
};

function syncSampled(question: () => Question | undefined, target: Signal<Samples | undefined>): () => void {
	return syncLatest(
		question,
		(request) => currentClient().call("sample", request),
		({ images }, { model, from }) => {
			target.value = { model, from, images };
		},
	);
}

function generatorQuestion(): Question | undefined {
	const settings = { count: COUNT, temperature: temperature.value, seed: seed.value };
	return isReady(model.value) ? { model: model.value, from: "prior", ...settings } : undefined;
}

/** The width of the codes is only known once the model has been surveyed. */
function plainQuestion(place: Place): Question | undefined {
	const id = plainAt(place);
	if (id === undefined) return undefined;
	const settings = { count: PLAIN_COUNT, temperature: temperature.value, seed: seed.value };
	const isKnown = width.value === "prior" || latentStatsOf(id).value !== undefined;
	return isReady(id) && isKnown ? { model: id, from: width.value, ...settings } : undefined;
}

/** Returns what ends it. */
export function syncSamples(): () => void {
	const ends = [
		effect(() => needModels([model.value, ...places.flatMap((place) => plainAt(place) ?? [])])),
		syncSampled(generatorQuestion, latest),
		...places.map((place) => syncSampled(() => plainQuestion(place), latestPlain[place])),
		...places.map((place) => syncLatentStats(() => (width.value === "codes" ? plainAt(place) : undefined))),
	];
	return () => {
		for (const end of ends) end();
	};
}
