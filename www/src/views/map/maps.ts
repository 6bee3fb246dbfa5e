/**
 * The maps of the test examples; for a data set of the visitor's own pictures, which are few, of the training examples, too. They
 * are computed one after the other, beginning with the one that a phone shows.
 */

import { computed } from "@preact/signals";
import type { ExampleMap, FeatureKind } from "../../engine/explore/contract";
import { runTask, type TaskOptions } from "../../engine/explore/runTask";
import { evenlySpacedIndices } from "../../engine/indices";
import type { ModelId } from "../../engine/protocol";
import { dataSet, trainCount } from "../../state/dataSet";
import { hasPictureFiles } from "../../state/dataSets";
import { groupBySplit } from "../../state/exampleNumbers";
import { explorer } from "../../state/explore";
import { type ExploreQuery, exploreQuery } from "../../state/exploreQuery";
import { standInFor } from "../../state/modelVersion";
import { codeModel, type MapKind, mapKinds, planeModel, shownMap } from "./state";

/** Examples on a map, at most: the time for trustworthiness grows with the square of their number. */
const MAX_SHOWN = 3000;
/** k of the k nearest neighbours, for trustworthiness and accuracy. */
export const NEIGHBOUR_COUNT = 5;

/** Whether the training examples are on the maps, too. */
export const includesTraining = computed(() => hasPictureFiles(dataSet.value));
/** How many examples the maps are of. */
export const totalCount = computed(() => dataSet.value.testCount + (includesTraining.value ? trainCount.value : 0));

/** The examples on the maps, by their numbers: all, or evenly spaced ones. */
export const mapExampleNumbers = computed(() => evenlySpacedIndices(totalCount.value, MAX_SHOWN));

export interface PlacedExamples extends ExampleMap {
	/** numbers of the examples (`exampleNumbers.ts`) in the order of the points, ascending */
	exampleNumbers: Uint32Array;
	/** labels of the examples, in the same order; empty for a data set without labels */
	labels: readonly number[];
}

interface Request {
	features: FeatureKind;
	models: readonly ModelId[];
	/**
	 * The visitor's model that takes the place of a pretrained one: the map is computed again when another one does. The model in
	 * training is mapped as it is when its map is first requested.
	 */
	standIn?: ModelId | undefined;
	exampleNumbers: Uint32Array;
}

async function compute({ models, exampleNumbers, features }: Request, options: TaskOptions): Promise<PlacedExamples> {
	const train = includesTraining.peek() ? { minTrainCount: Number.POSITIVE_INFINITY } : {};
	return explorer.use({ test: true, ...train, models }, async (available) => {
		const examples = groupBySplit(exampleNumbers);
		const map = await runTask(available.client, "mapExamples", { features, examples, k: NEIGHBOUR_COUNT }, options);
		const labels = examples.flatMap(({ split, indices }) =>
			[...indices].flatMap((index) => available[split]?.labels[index] ?? []),
		);
		return { ...map, exampleNumbers, labels };
	});
}

const codeRequest = (model: ModelId) => ({
	features: { kind: "code", model } as const,
	models: [model],
	standIn: standInFor(model).value,
});
const requestByKind: Record<MapKind, () => Omit<Request, "exampleNumbers">> = {
	plane: () => codeRequest(planeModel.value),
	code: () => codeRequest(codeModel.value),
	pixels: () => ({ features: { kind: "pixels" }, models: [] }),
};

function createMapQuery(kind: MapKind): ExploreQuery<PlacedExamples> {
	const request = computed<Request>(() => ({ ...requestByKind[kind](), exampleNumbers: mapExampleNumbers.value }));
	return exploreQuery(() => (areEarlierMapsDone(kind) ? request.value : undefined), compute);
}

export const maps: Record<MapKind, ExploreQuery<PlacedExamples>> = {
	plane: createMapQuery("plane"),
	code: createMapQuery("code"),
	pixels: createMapQuery("pixels"),
};

const labelByNumber = computed(() => {
	const { exampleNumbers = [], labels = [] } = mapKinds.map((kind) => maps[kind].result.value).find(Boolean) ?? {};
	return new Map(Array.from(exampleNumbers, (number, index) => [number, labels[index]]));
});

/** By the number of the example; undefined without labels, and until a map is computed. */
export function labelOf(number: number): number | undefined {
	return labelByNumber.value.get(number);
}

/** Whether the maps that are computed before this one are done, or have failed. */
function areEarlierMapsDone(kind: MapKind): boolean {
	const order = [shownMap.value, ...mapKinds.filter((other) => other !== shownMap.value)];
	return order.slice(0, order.indexOf(kind)).every((before) => {
		const { result, error } = maps[before];
		return result.value !== undefined || error.value !== undefined;
	});
}

/** Returns a function that stops it. */
export function syncMaps(): () => void {
	const stops = mapKinds.map((kind) => maps[kind].sync());
	return () => {
		for (const stop of stops) stop();
	};
}
