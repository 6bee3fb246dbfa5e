/** How one unit of a layer comes about. */

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

function read(from: WasmContributions): Contributions {
	const { sources, inputs, weights, products, parts, others, bias, sum, value, before } = from;
	return {
		...{ sources, inputs, weights, products, parts, others, bias, sum, value, before },
		shape: Array.from(from.shape),
		largest: Array.from(from.largest),
		activation: from.activation,
		field: regionOf(from.field),
	};
}

function explain(model: Model, image: Float32Array, layer: number, unit: number, epsilon: number): Contributions {
	const explained = model.contributions(image, layer, unit, epsilon);
	try {
		return read(explained);
	} finally {
		explained.free();
	}
}

export const contributionHandlers = {
	contributions({ model, source, layer, unit, epsilon }) {
		const image = toModelInput(source);
		return { contributions: image && explain(modelOf(model), image, layer, unit, epsilon) };
	},
} satisfies Partial<Handlers<ModelsContract>>;
