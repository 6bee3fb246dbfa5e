/** The maps of the test examples, computed one after the other, the one that is shown alone on a phone first. */

import { computed } from "@preact/signals";
import type { ExampleMap, FeatureKind } from "../../engine/explore/contract";
import { runTask, type TaskOptions } from "../../engine/explore/runTask";
import type { ModelId } from "../../engine/protocol";
import { dataSet } from "../../state/dataSet";
import { explorer } from "../../state/explore";
import { exploreWork, type Work } from "../../state/exploreWork";
import { coderModel, type MapKind, mapKinds, planeModel, shownMap } from "./state";

/** Trustworthiness takes the square of their number. */
const MAX_SHOWN = 3000;
/** Of the nearest others, for trustworthiness and accuracy. */
export const NEIGHBOURS = 5;

/** The test examples that are on the maps: all, or some that are evenly spread. */
export const shownIndices = computed(() => {
	const { testCount } = dataSet.value;
	const length = Math.min(testCount, MAX_SHOWN);
	return Uint32Array.from({ length }, (_, place) => Math.floor((place * testCount) / length));
});

export interface PlacedExamples extends ExampleMap {
	/** of the examples, in the order of the points */
	indices: Uint32Array;
	/** of all test examples; empty without labels */
	labels: Uint8Array;
}

interface Request {
	features: FeatureKind;
	models: readonly ModelId[];
	indices: Uint32Array;
}

async function compute({ models, indices, features }: Request, options: TaskOptions): Promise<PlacedExamples> {
	return explorer.use({ test: true, models }, async ({ client, test }) => {
		const request = { features, part: "test", indices, k: NEIGHBOURS } as const;
		const map = await runTask(client, "map", request, options);
		return { ...map, indices, labels: test?.labels ?? new Uint8Array() };
	});
}

const byCode = (model: ModelId) => ({ features: { kind: "code", model } as const, models: [model] });
const featuresOf: Record<MapKind, () => Omit<Request, "indices">> = {
	plane: () => byCode(planeModel.value),
	code: () => byCode(coderModel.value),
	pixels: () => ({ features: { kind: "pixels" }, models: [] }),
};

function workOf(kind: MapKind): Work<PlacedExamples> {
	const request = computed<Request>(() => ({ ...featuresOf[kind](), indices: shownIndices.value }));
	return exploreWork(() => (isTurn(kind) ? request.value : undefined), compute);
}

export const maps: Record<MapKind, Work<PlacedExamples>> = {
	plane: workOf("plane"),
	code: workOf("code"),
	pixels: workOf("pixels"),
};

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
