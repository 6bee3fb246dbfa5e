/**
 * The training examples nearest to the samples. The search takes longer than decoding, so while the samples change it waits
 * until they have stopped: the worker stays free for the slider that is being dragged.
 */

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ModelsContract } from "../../engine/protocol";
import { callModels } from "../../state/engine";
import { syncLatest } from "../../state/syncLatest";
import { loadedTrainCount } from "../../state/trainExamples";
import { syncDebounced } from "./debounced";
import { plainSamples, type Samples, samples, sliceImages } from "./samples";
import { chosenSample, PLAIN_SAMPLE_COUNT, plainSlots } from "./state";

export const NEIGHBOUR_COUNT = 5;

type NearestReply = ModelsContract["findNearest"]["reply"];

/** The neighbours of one sample, and which sample that is. */
export interface Neighbours extends NearestReply {
	samples: Samples;
	/** counted from 1 */
	sampleNumber: number;
}

const latest = signal<Neighbours | undefined>(undefined);
/** Neighbours of the selected sample; undefined while the search is running. */
export const neighbours = computed(() => {
	const reply = latest.value;
	return reply && reply.samples === samples.value && reply.sampleNumber === chosenSample.value ? reply : undefined;
});

function findNearest(images: Float32Array, count: number): Promise<NearestReply> {
	return callModels("findNearest", { split: "train", images, count });
}

function syncChosenNeighbours(debounced: ReadonlySignal<Samples | undefined>): () => void {
	return syncLatest(
		() =>
			loadedTrainCount.value && debounced.value
				? { samples: debounced.value, sampleNumber: chosenSample.value }
				: undefined,
		({ samples, sampleNumber }) => findNearest(sliceImages(samples.images, sampleNumber - 1), NEIGHBOUR_COUNT),
		(reply, request) => {
			latest.value = { ...reply, ...request };
		},
	);
}

/**
 * The distance of each picture to its nearest example, divided by that example's distance from blank paper: 0 is a copy, 1 no
 * nearer than blank paper. The distance alone would favour pictures with hardly any ink, which are near to thin examples.
 * Without those whose nearest example is blank.
 */
export function relativeDistancesOf({ distances, images }: NearestReply): number[] {
	const relative = Array.from(distances, (distance, index) => distance / Math.hypot(...sliceImages(images, index)));
	return relative.filter(Number.isFinite);
}

/** Of the first `PLAIN_SAMPLE_COUNT` samples. */
interface RelativeDistances {
	samples: Samples;
	values: readonly number[];
}

/** The selected generator, and the models it is compared with. */
const comparedSources = ["generator", ...plainSlots] as const;
export type ComparedSource = (typeof comparedSources)[number];
const relativeDistances: Record<ComparedSource, Signal<RelativeDistances | undefined>> = {
	generator: signal(undefined),
	vanilla: signal(undefined),
	convolutional: signal(undefined),
	own: signal(undefined),
};
const samplesBySource: Record<ComparedSource, ReadonlySignal<Samples | undefined>> = {
	generator: samples,
	...plainSamples,
};

/** Of the current samples; undefined while their neighbours are searched. */
export function currentRelativeDistances(id: ComparedSource): readonly number[] | undefined {
	const latest = relativeDistances[id].value;
	return latest && latest.samples === samplesBySource[id].value ? latest.values : undefined;
}

function syncRelativeDistances(id: ComparedSource, debounced: ReadonlySignal<Samples | undefined>): () => void {
	return syncLatest(
		() => (loadedTrainCount.value ? debounced.value : undefined),
		({ images }) => findNearest(sliceImages(images, 0, PLAIN_SAMPLE_COUNT), 1),
		(reply, samples) => {
			relativeDistances[id].value = { samples, values: relativeDistancesOf(reply) };
		},
	);
}

/** Returns a function that stops it. */
export function syncNeighbours(): () => void {
	const stops = comparedSources.flatMap((id) => {
		const debounced = signal<Samples | undefined>(undefined);
		const stop = syncDebounced(samplesBySource[id], debounced);
		return [
			stop,
			...(id === "generator" ? [syncChosenNeighbours(debounced)] : []),
			syncRelativeDistances(id, debounced),
		];
	});
	return () => {
		for (const stop of stops) stop();
	};
}
