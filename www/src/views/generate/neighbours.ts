/**
 * The training examples nearest to the samples. The search takes longer than decoding, so while the samples change it waits
 * until they have stopped: the worker stays free for the slider that is being dragged.
 */

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ModelsContract } from "../../engine/protocol";
import { callModels } from "../../state/engine";
import { syncLatest } from "../../state/syncLatest";
import { loadedSize } from "../../state/trainExamples";
import { syncDebounced } from "./debounced";
import { imagesAt, plainSamples, type Samples, samples } from "./samples";
import { chosen, PLAIN_COUNT, plainSlots } from "./state";

export const NEIGHBOURS = 5;

type Reply = ModelsContract["nearest"]["reply"];

/** The neighbours of one sample, and which sample that is. */
export interface Neighbours extends Reply {
	samples: Samples;
	sample: number;
}

const latest = signal<Neighbours | undefined>(undefined);
/** Neighbours of the selected sample; undefined while the search is running. */
export const neighbours = computed(() => {
	const reply = latest.value;
	return reply && reply.samples === samples.value && reply.sample === chosen.value ? reply : undefined;
});

function search(images: Float32Array, count: number): Promise<Reply> {
	return callModels("nearest", { part: "train", images, count });
}

function syncChosenNeighbours(debounced: ReadonlySignal<Samples | undefined>): () => void {
	return syncLatest(
		() => (loadedSize.value && debounced.value ? { samples: debounced.value, sample: chosen.value } : undefined),
		({ samples, sample }) => search(imagesAt(samples.images, sample - 1), NEIGHBOURS),
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
export function relativeDistancesOf({ distances, images }: Reply): number[] {
	const relative = Array.from(distances, (distance, at) => distance / Math.hypot(...imagesAt(images, at)));
	return relative.filter(Number.isFinite);
}

/** Of the first twelve samples. */
interface RelativeDistances {
	samples: Samples;
	values: readonly number[];
}

/** The selected generator, and the models it is compared with. */
const sampleSources = ["generator", ...plainSlots] as const;
export type SampleSource = (typeof sampleSources)[number];
const relativeDistances: Record<SampleSource, Signal<RelativeDistances | undefined>> = {
	generator: signal(undefined),
	vanilla: signal(undefined),
	convolutional: signal(undefined),
	own: signal(undefined),
};
const sources: Record<SampleSource, ReadonlySignal<Samples | undefined>> = { generator: samples, ...plainSamples };

/** Of the samples shown; undefined while their neighbours are searched. */
export function currentRelativeDistances(id: SampleSource): readonly number[] | undefined {
	const found = relativeDistances[id].value;
	return found && found.samples === sources[id].value ? found.values : undefined;
}

function syncRelativeDistances(id: SampleSource, debounced: ReadonlySignal<Samples | undefined>): () => void {
	return syncLatest(
		() => (loadedSize.value ? debounced.value : undefined),
		({ images }) => search(imagesAt(images, 0, PLAIN_COUNT), 1),
		(reply, samples) => {
			relativeDistances[id].value = { samples, values: relativeDistancesOf(reply) };
		},
	);
}

/** Returns a function that stops it. */
export function syncNeighbours(): () => void {
	const stops = sampleSources.flatMap((id) => {
		const debounced = signal<Samples | undefined>(undefined);
		const stop = syncDebounced(sources[id], debounced);
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
