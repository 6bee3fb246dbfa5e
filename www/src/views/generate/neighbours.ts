/**
 * The training digits nearest to the samples. Searched for once the samples have rested: to search is more work than to
 * decode, and the worker shall be free for the slider that is being dragged.
 */

import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ModelsContract } from "../../engine/protocol";
import { currentClient } from "../../state/engine";
import { syncLatest } from "../../state/syncLatest";
import { searched } from "../../state/trainDigits";
import { pictures, plainSamples, type Samples, samples } from "./samples";
import { chosen, PLAIN_COUNT, places } from "./state";

const REST_MS = 150;
export const NEIGHBOURS = 5;

type Found = ModelsContract["nearest"]["reply"];

/** Those of one sample, and which that is. */
export interface Neighbours extends Found {
	of: Samples;
	sample: number;
}

const latest = signal<Neighbours | undefined>(undefined);
/** Those of the chosen sample; undefined while they are searched for. */
export const neighbours = computed(() => {
	const found = latest.value;
	return found && found.of === samples.value && found.sample === chosen.value ? found : undefined;
});

/** Follows `source` once that has rested. Returns what ends it. */
function keepRested<T>(source: ReadonlySignal<T>, rested: Signal<T>): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const stop = effect(() => {
		const value = source.value;
		clearTimeout(timer);
		timer = setTimeout(() => {
			rested.value = value;
		}, REST_MS);
	});
	return () => {
		clearTimeout(timer);
		stop();
	};
}

function search(images: Float32Array, count: number): Promise<Found> {
	return currentClient().call("nearest", { set: "train", images, count });
}

function keepNeighbours(rested: ReadonlySignal<Samples | undefined>): () => void {
	return syncLatest(
		() => (searched.value && rested.value ? { of: rested.value, sample: chosen.value } : undefined),
		({ of, sample }) => search(pictures(of.images, sample - 1), NEIGHBOURS),
		(found, asked) => {
			latest.value = { ...found, ...asked };
		},
	);
}

/**
 * The distance of each picture to its nearest digit over that digit's distance from blank paper: 0 is a copy, 1 no nearer
 * than blank paper. The distance alone would praise pictures with hardly any ink, since thin digits are near to those.
 */
function sharesOf({ distances, images }: Found): number[] {
	return Array.from(distances, (distance, at) => distance / Math.hypot(...pictures(images, at)));
}

/** The shares of the first twelve of some samples. */
interface Shares {
	of: Samples;
	shares: readonly number[];
}

/** The model that the samples above come from, and those beside which it is seen. */
const drawn = ["generator", ...places] as const;
export type Drawn = (typeof drawn)[number];
const shares: Record<Drawn, Signal<Shares | undefined>> = {
	generator: signal(undefined),
	vanilla: signal(undefined),
	convolutional: signal(undefined),
	own: signal(undefined),
};
const sources: Record<Drawn, ReadonlySignal<Samples | undefined>> = { generator: samples, ...plainSamples };

/** Of the samples that are shown; undefined while their neighbours are searched for. */
export function sharesShown(id: Drawn): readonly number[] | undefined {
	const found = shares[id].value;
	return found && found.of === sources[id].value ? found.shares : undefined;
}

function keepShares(id: Drawn, rested: ReadonlySignal<Samples | undefined>): () => void {
	return syncLatest(
		() => (searched.value ? rested.value : undefined),
		({ images }) => search(pictures(images, 0, PLAIN_COUNT), 1),
		(found, of) => {
			shares[id].value = { of, shares: sharesOf(found) };
		},
	);
}

/** Returns what ends it. */
export function syncNeighbours(): () => void {
	const ends = drawn.flatMap((id) => {
		const rested = signal<Samples | undefined>(undefined);
		const end = keepRested(sources[id], rested);
		return [end, ...(id === "generator" ? [keepNeighbours(rested)] : []), keepShares(id, rested)];
	});
	return () => {
		for (const end of ends) end();
	};
}
