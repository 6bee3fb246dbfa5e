/**
 * The maps of the test examples, and of all that files were brought for: a visitor has few. They are computed one after the other,
 * the one that is shown alone on a phone first.
 */

import { computed } from "@preact/signals";
import type { ExampleMap, FeatureKind } from "../../engine/explore/contract";
import { runTask, type TaskOptions } from "../../engine/explore/runTask";
import { evenIndices } from "../../engine/indices";
import type { ModelId } from "../../engine/protocol";
import { dataSet, trainCount } from "../../state/dataSet";
import { areFiles } from "../../state/dataSets";
import { byPart } from "../../state/exampleNumbers";
import { explorer } from "../../state/explore";
import { exploreWork, type Work } from "../../state/exploreWork";
import { standInFor } from "../../state/modelVersion";
import { codeModel, type MapKind, mapKinds, planeModel, shownMap } from "./state";

/** Trustworthiness takes the square of their number. */
const MAX_SHOWN = 3000;
/** Of the nearest others, for trustworthiness and accuracy. */
export const NEIGHBOURS = 5;

/** Whether the training examples are on the maps, too. */
export const showsAll = computed(() => areFiles(dataSet.value));
/** How many examples the maps are of. */
export const allCount = computed(() => dataSet.value.testCount + (showsAll.value ? trainCount.value : 0));

/** The examples on the maps, by their numbers: all, or some that are evenly spread. */
export const shownExamples = computed(() => evenIndices(allCount.value, MAX_SHOWN));

export interface PlacedExamples extends ExampleMap {
	/** of the examples, in the order of the points, and ascending */
	numbers: Uint32Array;
	/** of the examples, in the same order; empty without labels */
	labels: readonly number[];
}

interface Request {
	features: FeatureKind;
	models: readonly ModelId[];
	/** in the place of a shipped model; the one in training is mapped as it is when it is first asked for */
	holder?: ModelId | undefined;
	numbers: Uint32Array;
}

async function compute({ models, numbers, features }: Request, options: TaskOptions): Promise<PlacedExamples> {
	const train = showsAll.peek() ? { train: Number.POSITIVE_INFINITY } : {};
	return explorer.use({ test: true, ...train, models }, async (given) => {
		const examples = byPart(numbers);
		const map = await runTask(given.client, "map", { features, examples, k: NEIGHBOURS }, options);
		const labels = examples.flatMap(({ part, indices }) =>
			[...indices].flatMap((index) => given[part]?.labels[index] ?? []),
		);
		return { ...map, numbers, labels };
	});
}

const byCode = (model: ModelId) => ({
	features: { kind: "code", model } as const,
	models: [model],
	holder: standInFor(model).value,
});
const featuresOf: Record<MapKind, () => Omit<Request, "numbers">> = {
	plane: () => byCode(planeModel.value),
	code: () => byCode(codeModel.value),
	pixels: () => ({ features: { kind: "pixels" }, models: [] }),
};

function workOf(kind: MapKind): Work<PlacedExamples> {
	const request = computed<Request>(() => ({ ...featuresOf[kind](), numbers: shownExamples.value }));
	return exploreWork(() => (isTurn(kind) ? request.value : undefined), compute);
}

export const maps: Record<MapKind, Work<PlacedExamples>> = {
	plane: workOf("plane"),
	code: workOf("code"),
	pixels: workOf("pixels"),
};

const labelByNumber = computed(() => {
	const { numbers = [], labels = [] } = mapKinds.map((kind) => maps[kind].result.value).find(Boolean) ?? {};
	return new Map(Array.from(numbers, (number, index) => [number, labels[index]]));
});

/** undefined without labels, and until a map is there */
export function labelOf(number: number): number | undefined {
	return labelByNumber.value.get(number);
}

function isTurn(kind: MapKind): boolean {
	const order = [shownMap.value, ...mapKinds.filter((other) => other !== shownMap.value)];
	return order.slice(0, order.indexOf(kind)).every((before) => {
		const { result, error } = maps[before];
		return result.value !== undefined || error.value !== undefined;
	});
}

/** Returns a function that stops it. */
export function syncMaps(): () => void {
	const ends = mapKinds.map((kind) => maps[kind].sync());
	return () => {
		for (const end of ends) end();
	};
}
