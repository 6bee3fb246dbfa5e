/** Loads models, and runs them on one image. */

import { Model, normaliseDrawing } from "autoencoders-start";
import { fitsShape } from "../config";
import { imageLengthOf, shapeArray } from "../dataSpec";
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
import { loadedDataSpec, modelOf, models, replaceAndFree, testCodes, unloadModel } from "./loaded";
import { computeModelResult } from "./modelResult";

function normaliseForDataSet({
	ink,
	width,
	height,
	dataSpec,
}: ModelsContract["normaliseDrawing"]["request"]): Float32Array | undefined {
	return normaliseDrawing(ink, width, height, shapeArray(dataSpec.shape), dataSpec.drawingPlacement);
}

/** The image of the data set's shape; undefined where nothing was drawn. */
export function toModelInput(source: ImageSource): Float32Array | undefined {
	switch (source.kind) {
		case "ink":
			return normaliseForDataSet({ ...source, dataSpec: loadedDataSpec() });
		case "image":
			return source.image;
	}
}

function modelInfoOf(model: Model): ModelInfo {
	return { config: model.config, codeShape: Array.from(model.codeShape), parameterCount: model.parameterCount };
}

function reconstructBy(id: ModelId, image: Float32Array): ModelResult | undefined {
	const model = models.get(id);
	return model && computeModelResult(id, model, image);
}

function reconstruct(source: ImageSource, ids: readonly ModelId[]): Reconstructions {
	const image = toModelInput(source);
	if (!image) return { image, results: [] };
	return { image, results: ids.flatMap((id) => reconstructBy(id, image) ?? []) };
}

function traceBy(model: Model, image: Float32Array): LayerActivation[] {
	return model.trace(image).map((layer) => {
		const { name, kind, shape, values } = layer;
		layer.free();
		return { name, kind, shape: Array.from(shape), values };
	});
}

/** Throws unless images of the data set's shape go in and come out, and what comes out are numbers. */
function checkUsable(model: Model): void {
	const { shape } = loadedDataSpec();
	if (!fitsShape(modelInfoOf(model).config, shape)) {
		const { height, width, channels } = shape;
		throw new EngineError("length", `expected a model of images of ${height}×${width}×${channels}`);
	}
	for (const ink of [0, 1]) {
		const result = model.reconstruct(new Float32Array(imageLengthOf(shape)).fill(ink)); // throws where the output has another size
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
		replaceAndFree(models, id, model);
		testCodes.delete(id); // of the weights before; the PCA stays, as the axes of the map that is shown
		return { info: modelInfoOf(model), first: reconstruct(source, [id]) };
	},
	unloadModel({ model }) {
		unloadModel(model);
		return {};
	},
	inspectModel({ bytes }) {
		const model = Model.load(bytes);
		try {
			checkUsable(model);
			return { info: modelInfoOf(model) };
		} finally {
			model.free();
		}
	},
	reconstruct: ({ source, models: ids }) => reconstruct(source, ids),
	normaliseDrawing: (drawing) => ({ image: normaliseForDataSet(drawing) }),
	traceLayers({ model, source }) {
		const image = toModelInput(source);
		return { layers: image ? traceBy(modelOf(model), image) : [] };
	},
	readWeight({ model, name }) {
		const weight = modelOf(model).weight(name);
		const { shape, values } = weight;
		weight.free();
		return { shape: Array.from(shape), values };
	},
} satisfies Partial<Handlers<ModelsContract>>;
