/** PCA's reconstructions of the drawing, while the figure is shown. */

import { dataSetSignal } from "../../state/dataSetScoped";
import { callModels } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { syncLatest } from "../../state/syncLatest";
import { loadedSize, syncTrainExamples } from "../../state/trainExamples";

/** As many components as the two narrowest models have dimensions. */
export const components = [2, 16] as const;

/** In the order of `components`; empty until there are any. */
export const linear = dataSetSignal<readonly Float32Array[]>([]);

/** Returns a function that stops it. */
export function syncLinear(): () => void {
	const ends = [
		syncTrainExamples(),
		syncLatest(
			() => (loadedSize.value ? { source: imageSource.value, components } : undefined),
			(request) => callModels("pca", request),
			({ images }) => {
				linear.value = images;
			},
		),
	];
	return () => {
		for (const end of ends) end();
	};
}
