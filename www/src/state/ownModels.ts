/** The visitor's own models: what is kept of them in this browser, and what can be done with them. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { codeSize } from "../engine/config";
import { stripControlCharacters } from "../engine/controlCharacters";
import { EngineError } from "../engine/error";
import type { OwnModelId } from "../engine/protocol";
import { StorageError, undefinedIfUnreadable, watchDatabase } from "./database";
import { dataSet } from "./dataSet";
import { callModels, dropModel } from "./engine";
import { fileWithNotes, type NewModel, preparationOf } from "./newModel";
import { createQueue } from "./queue";
import { randomId } from "./randomId";
import { readModelFile } from "./readModelFile";
import type { StoredModel, StoredWeights } from "./records";
import { listRecords } from "./storage";
import {
	forgetStored,
	removeKeptModel,
	renameKeptModel,
	storeOrKeepInTab,
	storeTabOnlyModels,
	tabOnlyModels,
	weightsOf,
} from "./tabOnlyModels";
import type { SavedTraining } from "./training/savedTraining";

export type OwnModel = StoredModel;

const storedModels = signal<readonly OwnModel[] | undefined>(undefined);

/** The newest first; without those that are kept until they have been read. */
export const ownModels: ReadonlySignal<readonly OwnModel[]> = computed(() =>
	[...(storedModels.value ?? []), ...tabOnlyModels.value].sort((a, b) => b.made - a.made),
);
/** Whether it is known which models there are. */
export const areOwnModelsKnown = computed(() => storedModels.value !== undefined);
/** Why this browser keeps no models, or not all of them, if that is so. */
export const storageError = signal<StorageError | undefined>(undefined);

/** Names of the models that were here and are gone with the database: erased by the browser, its user or another page. */
export const lostModelNames = signal<readonly string[]>([]);

/** Tells the page's other tabs that the list has changed. */
const channel =
	typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("autoencoder-playground own-models");

/** Commands take effect in the order in which they were given, however long each takes. */
const enqueue = createQueue();

/** Keys of the models that cannot be read. */
let unreadableKeys: readonly string[] = [];

/** Deletes the models that cannot be read. */
export function deleteUnreadableModels(): Promise<void> {
	return enqueue(async () => {
		for (const key of unreadableKeys) await removeKeptModel(key);
		await readAndBroadcast();
	});
}

async function readList(): Promise<void> {
	try {
		const { records: models, unreadable } = await listRecords("models");
		forgetStored(models); // the storage may have taken what it has not said
		storedModels.value = models;
		unreadableKeys = unreadable.map(({ key }) => key);
		// Being readable does not imply free quota.
		if (unreadableKeys.length > 0 || storageError.peek()?.code !== "full") storageError.value = unreadable[0]?.error;
	} catch (thrown) {
		storedModels.value ??= [];
		if (thrown instanceof StorageError) storageError.value = thrown;
	}
}

/** After the database may have been erased: models that are gone then were not deleted one by one. */
async function readAfterLoss(): Promise<void> {
	const before = ownModels.peek();
	await readList();
	const left = new Set(ownModels.peek().map(({ id }) => id));
	const gone = before.filter(({ id }) => !left.has(id));
	lostModelNames.value = [...lostModelNames.peek(), ...gone.map(({ name }) => name)];
}

/** After a change that went well: by it there may be room for what was not taken before. */
async function readAndBroadcast(): Promise<void> {
	storageError.value = await storeTabOnlyModels();
	await readList();
	channel?.postMessage("changed");
}

/** After the storage has failed. */
export function relistModels(): Promise<void> {
	return enqueue(async () => {
		storageError.value = await storeTabOnlyModels();
		await readList();
	});
}

/** By then the page has shown its first pictures, with which this would compete. */
const START_MS = 1000;

/** Reads which models there are, soon after the page has started, and again whenever another tab changes them. */
export function startOwnModels(): void {
	const read = () => void enqueue(readList);
	if (channel) channel.onmessage = read;
	watchDatabase(() => void enqueue(readAfterLoss));
	// Where a data set comes without models, what is shown depends on them.
	setTimeout(read, dataSet.peek().pretrainedFolder === undefined ? 0 : START_MS);
}

/** In characters. */
const LONGEST_NAME = 60;

/** Fit to be shown, and no longer than a name should be. */
export function tidyName(wished: string): string {
	return [...stripControlCharacters(wished.normalize()).trim()].slice(0, LONGEST_NAME).join("").trimEnd();
}

/** The name, shortened if need be, and with a number where another model has it already. */
function uniqueName(wished: string, except?: OwnModelId): string {
	const name = tidyName(wished) || "model";
	const taken = new Set(ownModels.peek().flatMap((model) => (model.id === except ? [] : [model.name])));
	for (let number = 2, free = name; ; free = `${name} ${number++}`) if (!taken.has(free)) return free;
}

/** May ask the visitor, in some browsers; without it the models still stay until the quota runs out. */
function askToPersist(): void {
	if (ownModels.peek().length === 0) void navigator.storage?.persist?.().catch(() => false);
}

/**
 * Keeps a model in this browser, under its name or, where that is taken, the name with a number. Where the storage does not
 * take it, it lives as long as this tab, and `storageError` says why.
 * Throws an `EngineError` if the file holds no model for the images of the data set.
 */
export function saveModel(added: NewModel): Promise<OwnModel> {
	return enqueue(() => save(added));
}

async function save({ name, bytes: original, training, ...made }: NewModel): Promise<OwnModel> {
	const { data, denoises, excludedClasses = [] } = made;
	const preparation = preparationOf(made);
	const bytes = await fileWithNotes(original, made);
	const { info } = await callModels("inspectModel", { bytes });
	if (training) checkTrainingFits(training, info.parameterCount);
	if (!areOwnModelsKnown.peek()) await readList();
	askToPersist();
	const model: OwnModel = {
		id: `own-${randomId()}`,
		name: uniqueName(name),
		...(data === undefined ? {} : { data }),
		...(preparation === undefined ? {} : { preparation }),
		...(denoises ? { denoises } : {}),
		...(excludedClasses.length > 0 ? { without: [...excludedClasses] } : {}),
		config: info.config,
		codeSize: codeSize(info.config),
		codeShape: info.codeShape,
		parameterCount: info.parameterCount,
		size: bytes.length,
		made: Date.now(),
		canResume: training !== undefined,
	};
	await putAndRead(model, { bytes, ...(training ? { training } : {}) });
	return model;
}

async function putAndRead(model: OwnModel, weights: StoredWeights): Promise<void> {
	const failure = await storeOrKeepInTab(model, weights);
	if (failure) storageError.value = failure;
	else await readAndBroadcast();
}

/** A file may hold the training of another model. */
function checkTrainingFits({ states }: SavedTraining, parameterCount: number): void {
	const [count] = states.map(({ parameters }) => parameters.length);
	if (states.length === 1 && count === parameterCount) return;
	throw new EngineError(
		"metadata",
		`expected the training of one model with ${parameterCount} parameters, got ${count}`,
	);
}

/** Keeps the model in a file, under the file's name. Throws as `saveModel` and `readModelFile` do. */
export function importModelFile(file: File): Promise<OwnModel> {
	return enqueue(async () => save(await readModelFile(file)));
}

/** Returns the name that it has now: the old one where nothing but blanks was wished for. */
export function renameModel(id: OwnModel["id"], wished: string): Promise<string> {
	return enqueue(async () => {
		const before = ownModels.peek().find((model) => model.id === id)?.name ?? "";
		const name = uniqueName(tidyName(wished) || before, id);
		await renameKeptModel(id, name);
		await readAndBroadcast();
		return name;
	});
}

/** A deleted model that can still be brought back. */
export interface DeletedModel {
	model: OwnModel;
	weights: StoredWeights;
}

/** Returns what brings it back; undefined if it was gone already, or could not be read. */
export function deleteModel(id: OwnModel["id"]): Promise<DeletedModel | undefined> {
	return enqueue(async () => {
		const model = ownModels.peek().find((known) => known.id === id);
		const weights = await undefinedIfUnreadable(weightsOf(id));
		await removeKeptModel(id);
		dropModel(id);
		await readAndBroadcast();
		return model && weights && { model, weights };
	});
}

/** Under its name or, where that was given to another meanwhile, the name with a number. */
export function restoreModel({ model, weights }: DeletedModel): Promise<void> {
	return enqueue(() => putAndRead({ ...model, name: uniqueName(model.name) }, weights));
}

/** A file to be saved on the visitor's device. */
export function weightsBlob({ bytes }: StoredWeights): Blob {
	return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" });
}

/** The file as it was kept, to the byte; undefined if it is gone. */
export async function storedModelBlob(id: OwnModel["id"]): Promise<Blob | undefined> {
	const weights = await enqueue(() => weightsOf(id));
	return weights && weightsBlob(weights);
}

/** The training of a model; undefined if that was not kept with it. */
export async function savedTrainingOf(id: OwnModel["id"]): Promise<SavedTraining | undefined> {
	return (await enqueue(() => weightsOf(id)))?.training;
}
