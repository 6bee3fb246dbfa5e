/** A model's file: from the page's host, this browser's storage, or the current training. */

import { EngineError } from "../engine/error";
import type { ModelId, OwnModelId } from "../engine/protocol";
import { StorageError } from "./database";
import { dataSet } from "./dataSet";
import { heldModels, weightsOf } from "./heldModels";
import { modelInTraining } from "./modelInTraining";
import type { StoredModel } from "./records";
import { newestInRole } from "./roles";
import { shippedBytes } from "./shippedModels";
import { listRecords } from "./storage";

export function isOwn(id: ModelId): id is OwnModelId {
	return id === "live" || id.startsWith("own-");
}

/** The configuration that was last loaded of the model in training. */
let loadedConfig: string | undefined;

/** Whether the next load gives the same model with other weights. */
export function isSuccessor(id: ModelId): boolean {
	return id === "live" && JSON.stringify(modelInTraining.peek()?.config) === loadedConfig;
}

/** A copy, since bytes are moved to the worker. */
function liveBytes(): Uint8Array {
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

/** Of the newest of the visitor's own models that learnt from these images and takes the place of that one. */
async function roleBytes(id: ModelId): Promise<Uint8Array> {
	const found = newestInRole([...(await keptModels()), ...heldModels.peek()], dataSet.peek().id, id);
	if (!found) throw new EngineError("no_model", `no model ${id} has learnt from these images`);
	return savedBytes(found.id);
}

function sharedBytes(id: ModelId): Promise<Uint8Array> {
	const { id: data, models } = dataSet.peek();
	return models === undefined ? roleBytes(id) : shippedBytes(data, id);
}

export async function bytesOf(id: ModelId): Promise<Uint8Array> {
	if (id === "live") return liveBytes();
	return isOwn(id) ? savedBytes(id) : sharedBytes(id);
}
