/** A model's file: from the page's host, this browser's storage, or the current training. */

import { EngineError } from "../engine/error";
import type { ModelId, OwnModelId } from "../engine/protocol";
import { StorageError } from "./database";
import { dataSet } from "./dataSet";
import { modelInTraining } from "./modelInTraining";
import { pretrainedBytes } from "./pretrainedModels";
import type { StoredModel } from "./records";
import { newestStandIn } from "./standIns";
import { listRecords } from "./storage";
import { tabOnlyModels, weightsOf } from "./tabOnlyModels";

export function isOwnModel(id: ModelId): id is OwnModelId {
	return id === "live" || id.startsWith("own-");
}

/** The configuration that was last loaded of the model in training. */
let loadedConfig: string | undefined;

/** Whether the model in training differs from the one last loaded only in its weights. */
export function hasOnlyNewWeights(id: ModelId): boolean {
	return id === "live" && JSON.stringify(modelInTraining.peek()?.config) === loadedConfig;
}

/** A copy, since bytes are moved to the worker. */
function bytesInTraining(): Uint8Array {
	const model = modelInTraining.peek();
	if (!model) throw new EngineError("missing", "no model is in training");
	loadedConfig = JSON.stringify(model.config);
	return model.bytes.slice();
}

function failStorage(thrown: unknown): never {
	throw new EngineError("storage", String(thrown));
}

async function savedBytes(id: string): Promise<Uint8Array> {
	const weights = await weightsOf(id).catch(failStorage);
	if (!weights) throw new EngineError("missing", `no model ${id} is kept here`);
	return weights.bytes;
}

/** None where the browser keeps nothing at all. */
async function keptModels(): Promise<StoredModel[]> {
	try {
		return (await listRecords("models")).records;
	} catch (thrown) {
		return thrown instanceof StorageError && thrown.code === "refused" ? [] : failStorage(thrown);
	}
}

/** Of the visitor's own model that stands in for a pretrained one (standIns.ts), where the data set has none. */
async function standInBytes(id: ModelId): Promise<Uint8Array> {
	const found = newestStandIn([...(await keptModels()), ...tabOnlyModels.peek()], dataSet.peek().id, id);
	if (!found) throw new EngineError("no_model", `no model ${id} has learnt from these images`);
	return savedBytes(found.id);
}

function pretrainedOrStandInBytes(id: ModelId): Promise<Uint8Array> {
	const { id: data, pretrainedFolder } = dataSet.peek();
	return pretrainedFolder === undefined ? standInBytes(id) : pretrainedBytes(data, id);
}

export async function modelBytesOf(id: ModelId): Promise<Uint8Array> {
	if (id === "live") return bytesInTraining();
	return isOwnModel(id) ? savedBytes(id) : pretrainedOrStandInBytes(id);
}
