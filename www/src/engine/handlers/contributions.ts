/** How the value of one unit of a layer is computed. */

import type { Model, Contributions as WasmContributions } from "autoencoders-start";
import type { Contributions, ModelsContract, PixelRegion } from "../protocol";
import type { Handlers } from "../serve";
import { modelOf } from "./loaded";
import { toModelInput } from "./reconstruction";

function regionOf(corners: Uint32Array | undefined): PixelRegion | undefined {
	if (!corners) return undefined;
	const [top = 0, left = 0, bottom = 0, right = 0] = corners;
	return { top, left, bottom, right };
}

function copyContributions(from: WasmContributions): Contributions {
	const { sources, inputs, weights, products, channelSums, otherChannelsSum, bias, sum, value, sourceLayer } = from;
	return {
		...{ sources, inputs, weights, products, channelSums, otherChannelsSum, bias, sum, value, sourceLayer },
		shape: Array.from(from.shape),
		largestChannels: Array.from(from.largestChannels),
		activation: from.activation,
		receptiveField: regionOf(from.receptiveField),
	};
}

function explainUnit(model: Model, image: Float32Array, layer: number, unit: number, epsilon: number): Contributions {
	const explained = model.contributions(image, layer, unit, epsilon);
	try {
		return copyContributions(explained);
	} finally {
		explained.free();
	}
}

export const contributionHandlers = {
	explainUnit({ model, source, layer, unit, epsilon }) {
		const image = toModelInput(source);
		return { contributions: image && explainUnit(modelOf(model), image, layer, unit, epsilon) };
	},
} satisfies Partial<Handlers<ModelsContract>>;
