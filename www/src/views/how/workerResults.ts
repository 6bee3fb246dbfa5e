/** What the models compute from the drawing, for the article's figures. */

import { dataSetSignal } from "../../state/dataSetScoped";
import { callModels, doesNotExist, isReady, needModels } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { bottlenecks } from "../../state/reconstruction";
import { results, show } from "../../state/results";
import { syncLatest } from "../../state/syncLatest";
import { traced } from "../../state/trace";
import { seed } from "./state";

export const vanilla = traced(() => "vanilla");
export const convolutional = traced(() => "convolutional");

function syncReconstructed(): () => void {
	needModels(bottlenecks);
	return syncLatest(
		() => {
			const models = bottlenecks.filter(isReady);
			return models.length > 0 || bottlenecks.every(doesNotExist) ? { source: imageSource.value, models } : undefined;
		},
		(request) => callModels("reconstruct", request),
		(reply, { models }) => show(reply, models),
	);
}

export const DRAWS = 8;
/** Pictures decoded from samples around the drawing's mean, one after another; undefined while there are none. */
export const draws = dataSetSignal<Float32Array | undefined>(undefined);

function syncDraws(): () => void {
	return syncLatest(
		() => {
			const { code: mean, deviation } = results("variational-16").value ?? {};
			if (!isReady("variational-16") || !mean || !deviation) return undefined;
			return { model: "variational-16", mean, deviation, count: DRAWS, seed: seed.value } as const;
		},
		(request) => callModels("draw", request),
		({ images }) => {
			draws.value = images;
		},
	);
}

/** Returns a function that stops it. */
export function syncWorkerResults(): () => void {
	const ends = [syncReconstructed(), vanilla.keep(), convolutional.keep(), syncDraws()];
	return () => {
		for (const end of ends) end();
	};
}
