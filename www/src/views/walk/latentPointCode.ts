/** The code of a named point in the latent space, which depends on the model. */

import type { ImageSource, LatentStats, ModelId } from "../../engine/protocol";
import { dataSet } from "../../state/dataSet";
import { callModels } from "../../state/engine";
import { testImagesOf } from "../../state/examples";
import type { LatentPoint } from "./latentPoints";

/** What the code of a named point may depend on besides the model: the class means, and the drawing. */
export interface CodeSources {
	latentStats: LatentStats;
	imageSource: ImageSource;
}

/** undefined for an empty drawing. */
export async function computePointCode(
	point: LatentPoint,
	model: ModelId,
	{ latentStats, imageSource }: CodeSources,
): Promise<Float32Array | undefined> {
	switch (point.kind) {
		case "drawing": {
			const { results } = await callModels("reconstruct", { source: imageSource, models: [model] });
			return results[0]?.code;
		}
		case "example": {
			const [image] = await testImagesOf([point.index]);
			return image && (await callModels("encode", { model, images: image })).codes;
		}
		case "mean": {
			const length = latentStats.classMeans.length / dataSet.peek().classCount;
			return latentStats.classMeans.slice(point.label * length, (point.label + 1) * length);
		}
	}
}
