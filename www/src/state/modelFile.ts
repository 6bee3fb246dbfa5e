/** A model as a file, ours or of other software, with what is known of its training. */

import { fitsShape } from "../engine/config";
import type { ImageShape } from "../engine/dataSpec";
import { EngineError } from "../engine/error";
import { type ExportFormat, exportFormats, type ModelDescription, type Preprocessing } from "../engine/export/contract";
import { parseSettings } from "../engine/pictures/settings";
import { isDenoiser, type ModelConfig, type ModelId } from "../engine/protocol";
import { allDataSets, dataSet } from "./dataSet";
import { isOwnModel, modelBytesOf } from "./modelBytes";
import { modelInTraining } from "./modelInTraining";
import { type OwnModel, ownModels, savedTrainingOf } from "./ownModels";

/** Ours, alone or with the training, and those of other software. */
export type FileFormat = "safetensors" | "training" | ExportFormat;

export function formatsOf(id: ModelId): FileFormat[] {
	const canResume = ownModels.value.some((own) => own.id === id && own.canResume);
	return ["safetensors", ...(canResume ? (["training"] as const) : []), ...exportFormats];
}

/** Those of the data sets that come with the page are light on dark. */
const builtInPreprocessing: Preprocessing = { fit: "fit", background: "black", invert: false, normalise: false };

function preprocessingOf({ fit, background, invert, normalise }: Preprocessing): Preprocessing {
	return { fit, background, invert, normalise };
}

function doesDenoise(id: ModelId, own: OwnModel | undefined): boolean {
	if (id === "live") return modelInTraining.peek()?.denoises === true;
	return own?.denoises === true || isDenoiser(id);
}

export function describeModel(id: ModelId, name: string): ModelDescription {
	const own = ownModels.peek().find((known) => known.id === id);
	const denoises = doesDenoise(id, own);
	const dataSetId = isOwnModel(id) ? (own?.data ?? (id === "live" ? dataSet.peek().id : undefined)) : dataSet.peek().id;
	const found = allDataSets.peek().find((known) => known.id === dataSetId);
	if (found) {
		const preprocessing = preprocessingOf(parseSettings(found.preparation ?? "") ?? builtInPreprocessing);
		return { name, dataSet: found.name.en, ...found.shape, preprocessing, denoises };
	}
	const settings = parseSettings(own?.preparation ?? "");
	const { height, width, channels } = settings ?? shapeOf(own?.config);
	const preprocessing = settings ? { preprocessing: preprocessingOf(settings) } : {};
	return { name, dataSet: "not recorded", height, width, channels, ...preprocessing, denoises };
}

/** Of a model whose data set is not known: what its layers tell, or else the images that are shown. */
function shapeOf(config: ModelConfig | undefined): ImageShape {
	if (config === undefined || fitsShape(config, dataSet.peek().shape)) return dataSet.peek().shape;
	if (config.kind !== "convolutional") return { height: 1, width: config.input, channels: 1 };
	const { height, width, channels } = config;
	return { height, width, channels };
}

export async function modelFile(id: ModelId, name: string, format: FileFormat): Promise<Blob> {
	const bytes = await fileIn(id, name, format);
	return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}

function fileIn(id: ModelId, name: string, format: FileFormat): Promise<Uint8Array> {
	switch (format) {
		case "safetensors":
			return modelBytesOf(id);
		case "training":
			return fileWithTraining(id);
		default:
			return exported(id, name, format);
	}
}

async function fileWithTraining(id: ModelId): Promise<Uint8Array> {
	const [{ embedTraining }, bytes, training] = await Promise.all([
		import("./training/trainingInFile"),
		modelBytesOf(id),
		savedTrainingOf(id as OwnModel["id"]),
	]);
	if (!training) throw new EngineError("missing", `no training of ${id} is kept here`);
	return embedTraining(bytes, training);
}

/** The program that writes it is downloaded when it is first asked for. */
async function exported(id: ModelId, name: string, format: ExportFormat): Promise<Uint8Array> {
	const description = describeModel(id, name);
	const [{ exportModel }, bytes] = await Promise.all([import("../engine/export/client"), modelBytesOf(id)]);
	return exportModel(bytes, format, description);
}
