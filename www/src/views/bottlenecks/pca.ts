/** PCA's reconstructions of the drawing, while the figure is shown. */

import { dataSetScopedSignal } from "../../state/dataSetScoped";
import { callModels } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { syncLatest } from "../../state/syncLatest";
import { loadedTrainCount, syncTrainExamples } from "../../state/trainExamples";

/** How many components are kept: as many as the two narrowest models have latent dimensions. */
export const componentCounts = [2, 16] as const;

/** An image for each of `componentCounts`; empty until there are any. */
export const pcaReconstructions = dataSetScopedSignal<readonly Float32Array[]>([]);

/** Returns a function that stops it. */
export function syncPca(): () => void {
	const ends = [
		syncTrainExamples(),
		syncLatest(
			() => (loadedTrainCount.value ? { source: imageSource.value, components: componentCounts } : undefined),
			(request) => callModels("reconstructByPca", request),
			({ images }) => {
				pcaReconstructions.value = images;
			},
		),
	];
	return () => {
		for (const end of ends) end();
	};
}
