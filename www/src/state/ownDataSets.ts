/** The visitor's own data sets: those kept in this browser, and those that live as long as this tab. */

import { computed, effect, signal } from "@preact/signals";
import { EngineError } from "../engine/error";
import { encodeIdx } from "../engine/pictures/idx";
import type { Split } from "../engine/protocol";
import { StorageError, undefinedIfUnreadable, watchDatabase } from "./database";
import { dataSetId, isLinkedDataSetMissing, knownOwnDataSets } from "./dataSet";
import { getExamples, putDataSet, removeDataSet } from "./dataSetStorage";
import type { DataSet } from "./dataSets";
import { createQueue } from "./queue";
import { randomId } from "./randomId";
import type { StoredDataSet, StoredExamples } from "./records";
import { listRecords } from "./storage";

/** A data set, and what is known of it besides. */
export interface OwnDataSet extends DataSet {
	readonly record: StoredDataSet;
	/** Whether it outlives this tab. */
	readonly isKept: boolean;
	/** Why it does not, although it should. */
	readonly notKeptReason?: StorageError;
	/** Its examples with the paths of their pictures; rejects where they are kept no more. */
	examples(): Promise<StoredExamples>;
}

const storedDataSets = signal<readonly OwnDataSet[] | undefined>(undefined);
const tabOnly = signal<readonly OwnDataSet[]>([]);

/** The newest first. */
export const ownDataSets = computed<readonly OwnDataSet[]>(() => [...tabOnly.value, ...(storedDataSets.value ?? [])]);
effect(() => {
	knownOwnDataSets.value = ownDataSets.value;
});

/** Whether it is known which are kept. */
export const areDataSetsKnown = computed(() => storedDataSets.value !== undefined);

effect(() => {
	const isMissing = ownDataSets.value.every(({ id }) => id !== dataSetId.value);
	isLinkedDataSetMissing.value = areDataSetsKnown.value && dataSetId.value.startsWith("own-") && isMissing;
});

/** Why not all that are kept are listed, or one could not be deleted, if that is so. */
export const dataSetError = signal<StorageError | undefined>(undefined);

const channel =
	typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("autoencoder-playground data-sets");
const enqueue = createQueue();

/** The name of the class of pictures that lie in no folder. */
export const noFolderName = { en: "no folder", zh: "无文件夹" };

function toDataSet(record: StoredDataSet, isKept: boolean, examples: () => Promise<StoredExamples>): OwnDataSet {
	const { id, name, shape, classNames, testCount, trainCount } = record;
	return {
		...{ id, shape, testCount, record, isKept, examples },
		trainCountsByClass: record.classCounts,
		displayStyle: record.look,
		drawingPlacement: record.placement ?? "whole",
		name: { en: name, zh: name },
		kind: "pictures",
		classCount: classNames.length,
		classNames: {
			en: classNames.map((name) => name || noFolderName.en),
			zh: classNames.map((name) => name || noFolderName.zh),
		},
		trainCounts: [trainCount],
		preparation: record.settings,
		pretrainedFolder: undefined,
		attribution: undefined,
		async loadIdx(split: Split) {
			return (await examples())[split].slice(); // bytes are moved to the workers
		},
		async picturePaths(split) {
			return (await examples())[`${split}Names`];
		},
	};
}

function fromStorage(stored: StoredDataSet): OwnDataSet {
	return toDataSet(stored, true, async () => {
		const examples = await getExamples(stored.id);
		if (!examples) throw new EngineError("missing", `the pictures ${stored.name} are not kept here`);
		return examples;
	});
}

/** Keys of those that cannot be read. */
let unreadableKeys: readonly string[] = [];

/** Deletes the data sets that cannot be read; why it could not is in `dataSetError`. */
export function deleteUnreadableDataSets(): Promise<void> {
	return enqueue(async () => {
		const failure = await storageErrorOf(async () => {
			for (const key of unreadableKeys) await removeDataSet(key);
		});
		await readAndBroadcast();
		dataSetError.value = failure ?? dataSetError.peek();
	});
}

/** The error of the storage, if that is what is thrown. */
async function storageErrorOf(task: () => Promise<void>): Promise<StorageError | undefined> {
	try {
		await task();
		return undefined;
	} catch (thrown) {
		if (thrown instanceof StorageError) return thrown;
		throw thrown;
	}
}

async function readAndBroadcast(): Promise<void> {
	await readList();
	channel?.postMessage("changed");
}

async function readList(): Promise<void> {
	try {
		const { records: dataSets, unreadable } = await listRecords("dataSets");
		storedDataSets.value = dataSets.sort((a, b) => b.made - a.made).map(fromStorage);
		unreadableKeys = unreadable.map(({ key }) => key);
		dataSetError.value = unreadable[0]?.error;
	} catch (thrown) {
		storedDataSets.value ??= [];
		if (thrown instanceof StorageError) dataSetError.value = thrown;
	}
}

/** After the storage has failed. */
export function relistDataSets(): Promise<void> {
	return enqueue(readList);
}

/** Reads which there are, now (resolves then) and whenever another tab changes them. */
export function watchOwnDataSets(): Promise<void> {
	started ??= start();
	return started;
}

let started: Promise<void> | undefined;

function start(): Promise<void> {
	const read = () => enqueue(readList);
	if (channel) channel.onmessage = () => void read();
	watchDatabase(() => void read());
	return read();
}

/** The `preparation` of a data set that was drawn on the page. */
export const DRAWN_ON_PAGE = "drawn";

/** The test or the training pictures of a new data set. */
export interface NewSplit {
	/** `[count, height, width, channels]`, 0…255 */
	bytes: Uint8Array;
	labels: Uint8Array | undefined;
	paths: string[];
}

export interface NewDataSet extends Pick<DataSet, "shape" | "displayStyle"> {
	name: string;
	/** How a drawing becomes an input (see DataSpec); the whole pad if not given. */
	drawingPlacement?: DataSet["drawingPlacement"];
	/** How its images were made of pictures, as `formatSettings` writes it, or `DRAWN_ON_PAGE`. */
	preparation: string;
	train: NewSplit;
	test: NewSplit;
	/** Names of the classes; without labels none. */
	classNames: string[];
	/** Whether it is kept in this browser. */
	keepInBrowser: boolean;
}

/** At least one picture. Where it cannot be kept it lives as long as this tab, and its `notKeptReason` says why. */
export function addDataSet({ keepInBrowser, ...made }: NewDataSet): Promise<OwnDataSet> {
	return enqueue(() => keepDataSet(...toRecords(made), keepInBrowser));
}

async function keepDataSet(
	stored: StoredDataSet,
	examples: StoredExamples,
	keepInBrowser: boolean,
): Promise<OwnDataSet> {
	const notKeptReason = keepInBrowser ? await storageErrorOf(() => putDataSet(stored, examples)) : undefined;
	if (keepInBrowser && !notKeptReason) {
		await readAndBroadcast();
		return fromStorage(stored);
	}
	const added = { ...toDataSet(stored, false, async () => examples), ...(notKeptReason && { notKeptReason }) };
	tabOnly.value = [added, ...tabOnly.peek()];
	return added;
}

function toRecords({
	train,
	test,
	name,
	shape,
	classNames,
	displayStyle,
	drawingPlacement,
	preparation,
}: Omit<NewDataSet, "keepInBrowser">): [StoredDataSet, StoredExamples] {
	const { height, width, channels } = shape;
	const fileOf = ({ bytes, labels }: NewSplit) => encodeIdx({ shape: [height, width, channels], bytes, labels });
	const examples: StoredExamples = {
		train: fileOf(train),
		test: fileOf(test),
		trainNames: train.paths,
		testNames: test.paths,
	};
	const stored: StoredDataSet = {
		...{ name, shape, look: displayStyle, settings: preparation },
		...(drawingPlacement && { placement: drawingPlacement }),
		id: `own-${randomId()}`,
		classNames,
		classCounts: countLabels(classNames.length, train.labels ?? []),
		testCount: test.paths.length,
		trainCount: train.paths.length,
		size: examples.train.length + examples.test.length,
		made: Date.now(),
	};
	return [stored, examples];
}

function countLabels(classes: number, labels: ArrayLike<number>): number[] {
	const counts = new Array<number>(classes).fill(0);
	for (const label of Array.from(labels)) counts[label] = (counts[label] ?? 0) + 1;
	return counts;
}

/** A data set that was deleted, with all that it takes to bring it back. */
export interface DeletedDataSet {
	readonly own: OwnDataSet;
	readonly examples: StoredExamples;
}

/** Gives what was deleted; undefined if it could not be, was gone already, or if its pictures are damaged or missing. */
export function deleteDataSet(own: OwnDataSet): Promise<DeletedDataSet | undefined> {
	return enqueue(async () => {
		if (ownDataSets.peek().every(({ id }) => id !== own.id)) return undefined; // it was requested twice
		try {
			const examples = await undefinedIfUnreadable(examplesOf(own));
			tabOnly.value = tabOnly.peek().filter(({ id }) => id !== own.id);
			if (own.isKept) await remove(own.id);
			return examples && { own, examples };
		} catch (thrown) {
			if (!(thrown instanceof StorageError)) throw thrown;
			dataSetError.value = thrown;
			return undefined;
		}
	});
}

/** undefined where they are missing. */
async function examplesOf(own: OwnDataSet): Promise<StoredExamples | undefined> {
	return own.examples().catch((thrown: unknown) => {
		if (thrown instanceof EngineError && thrown.code === "missing") return undefined;
		throw thrown;
	});
}

async function remove(id: string): Promise<void> {
	await removeDataSet(id);
	await readAndBroadcast();
}

/** Under its old identifier, so that links and models find it again; kept as before where that is possible. */
export function restoreDataSet({ own, examples }: DeletedDataSet): Promise<OwnDataSet> {
	return enqueue(() => keepDataSet(own.record, examples, own.isKept || own.notKeptReason !== undefined));
}
