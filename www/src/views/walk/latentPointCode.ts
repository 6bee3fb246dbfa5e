/** The code of a named point in the latent space, which depends on the model. */

import type { ImageSource, LatentStats, ModelId } from "../../engine/protocol";
import { dataSet } from "../../state/dataSet";
import { callModels } from "../../state/engine";
import { imagesOf } from "../../state/examples";
import type { LatentPoint } from "./latentPoints";

/** What the code of a named point may depend on. */
export interface CodeSources {
	latentStats: LatentStats;
	source: ImageSource;
}

/** The code of a named point; undefined for an empty drawing. */
export async function codeOf(
	point: LatentPoint,
	model: ModelId,
	{ latentStats, source }: CodeSources,
): Promise<Float32Array | undefined> {
	switch (point.kind) {
		case "drawing": {
			const { results } = await callModels("reconstruct", { source, models: [model] });
			return results[0]?.code;
		}
		case "example": {
			const [image] = await imagesOf([point.index]);
			return image && (await callModels("encode", { model, images: image })).codes;
		}
		case "mean": {
			const length = latentStats.classMeans.length / dataSet.peek().classes;
			return latentStats.classMeans.slice(point.label * length, (point.label + 1) * length);
		}
	}
}
