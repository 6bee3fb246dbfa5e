/** Loads models, and runs them on one image. */

import { Model, normaliseDrawing } from "autoencoders-start";
import { fitsShape } from "../config";
import { lengthOf, sizesOf } from "../dataForm";
import { EngineError } from "../error";
import type {
	ImageSource,
	LayerActivation,
	ModelId,
	ModelInfo,
	ModelResult,
	ModelsContract,
	Reconstructions,
} from "../protocol";
import type { Handlers } from "../serve";
import { dataFormOf, latentCodes, modelOf, models, replace, unload } from "./loaded";
import { resultOf } from "./result";

function normalise({ ink, width, height, form }: ModelsContract["normalise"]["request"]): Float32Array | undefined {
	return normaliseDrawing(ink, width, height, sizesOf(form.shape), form.placement);
}

/** The image in the data set's form; undefined where nothing was drawn. */
export function toModelInput(source: ImageSource): Float32Array | undefined {
	switch (source.kind) {
		case "ink":
			return normalise({ ...source, form: dataFormOf() });
		case "image":
			return source.image;
	}
}

function infoOf(model: Model): ModelInfo {
	return { config: model.config, codeShape: Array.from(model.codeShape), parameterCount: model.parameterCount };
}

function reconstructBy(id: ModelId, image: Float32Array): ModelResult | undefined {
	const model = models.get(id);
	return model && resultOf(id, model, image);
}

function reconstruct(source: ImageSource, ids: readonly ModelId[]): Reconstructions {
	const image = toModelInput(source);
	if (!image) return { image, results: [] };
	return { image, results: ids.flatMap((id) => reconstructBy(id, image) ?? []) };
}

function traceBy(model: Model, image: Float32Array): LayerActivation[] {
	return model.trace(image).map((step) => {
		const { name, kind, shape, values } = step;
		step.free();
		return { name, kind, shape: Array.from(shape), values };
	});
}

/** Throws unless images of the data set's shape go in and come out, and what comes out are numbers. */
function checkUsable(model: Model): void {
	const { shape } = dataFormOf();
	if (!fitsShape(infoOf(model).config, shape)) {
		const { height, width, channels } = shape;
		throw new EngineError("length", `expected a model of images of ${height}×${width}×${channels}`);
	}
	for (const ink of [0, 1]) {
		const result = model.reconstruct(new Float32Array(lengthOf(shape)).fill(ink)); // throws where the output has another size
		const { code, output } = result;
		result.free();
		if (![code, output].every((values) => values.every(Number.isFinite))) {
			throw new EngineError("not_finite", "its weights are so large that what it computes is no number");
		}
	}
}

export const reconstructionHandlers = {
	loadModel({ model: id, bytes, source }) {
		const model = Model.load(bytes);
		replace(models, id, model);
		latentCodes.delete(id);
		return { info: infoOf(model), first: reconstruct(source, [id]) };
	},
	unloadModel({ model }) {
		unload(model);
		return {};
	},
	inspect({ bytes }) {
		const model = Model.load(bytes);
		try {
			checkUsable(model);
			return { info: infoOf(model) };
		} finally {
			model.free();
		}
	},
	reconstruct: ({ source, models: ids }) => reconstruct(source, ids),
	normalise: (drawing) => ({ image: normalise(drawing) }),
	trace({ model, source }) {
		const image = toModelInput(source);
		return { steps: image ? traceBy(modelOf(model), image) : [] };
	},
	weight({ model, name }) {
		const weight = modelOf(model).weight(name);
		const { shape, values } = weight;
		weight.free();
		return { shape: Array.from(shape), values };
	},
} satisfies Partial<Handlers<ModelsContract>>;
