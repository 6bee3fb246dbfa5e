/** The visitor's own data sets: those kept in this browser, and those that live as long as this tab. */

import { computed, effect, signal } from "@preact/signals";
import { EngineError } from "../engine/error";
import { encodeIdx } from "../engine/pictures/idx";
import type { Part } from "../engine/protocol";
import { readable, StorageError, watchDatabase } from "./database";
import { dataSetId, isLinkedDataSetMissing, own } from "./dataSet";
import { getExamples, putDataSet, removeDataSet } from "./dataSetStorage";
import type { DataSet } from "./dataSets";
import { createQueue } from "./queue";
import { randomId } from "./randomId";
import type { StoredDataSet, StoredExamples } from "./records";
import { listRecords } from "./storage";

/** A data set, and what is known of it besides. */
export interface OwnDataSet extends DataSet {
	readonly stored: StoredDataSet;
	/** Whether it outlives this tab. */
	readonly isKept: boolean;
	/** Why it does not, although it should. */
	readonly notKept?: StorageError;
	/** Its pictures with their names; rejects where they are kept no more. */
	examples(): Promise<StoredExamples>;
}

const kept = signal<readonly OwnDataSet[] | undefined>(undefined);
const ofThisTab = signal<readonly OwnDataSet[]>([]);

/** The newest first. */
export const ownDataSets = computed<readonly OwnDataSet[]>(() => [...ofThisTab.value, ...(kept.value ?? [])]);
effect(() => {
	own.value = ownDataSets.value;
});

/** Whether it is known which are kept. */
export const areDataSetsKnown = computed(() => kept.value !== undefined);

effect(() => {
	const isMissing = ownDataSets.value.every(({ id }) => id !== dataSetId.value);
	isLinkedDataSetMissing.value = areDataSetsKnown.value && dataSetId.value.startsWith("own-") && isMissing;
});

/** Why not all that are kept are listed, or one could not be deleted, if that is so. */
export const dataSetError = signal<StorageError | undefined>(undefined);

const tabs =
	typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("autoencoder-playground data-sets");
const enqueue = createQueue();

/** The name of the class of pictures that lie in no folder. */
export const noFolderName = { en: "no folder", zh: "无文件夹" };

function toDataSet(stored: StoredDataSet, isKept: boolean, examples: () => Promise<StoredExamples>): OwnDataSet {
	const { id, name, shape, classNames, classCounts, testCount, trainCount, look, placement = "whole" } = stored;
	return {
		...{ id, shape, classCounts, testCount, look, placement, stored, isKept, examples },
		name: { en: name, zh: name },
		kind: "pictures",
		classes: classNames.length,
		classNames: {
			en: classNames.map((name) => name || noFolderName.en),
			zh: classNames.map((name) => name || noFolderName.zh),
		},
		trainCounts: [trainCount],
		preparation: stored.settings,
		models: undefined,
		origin: undefined,
		async bytesOf(part: Part) {
			return (await examples())[part].slice(); // bytes are moved to the workers
		},
		async pathsOf(part) {
			return (await examples())[`${part}Names`];
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
let damaged: readonly string[] = [];

/** Deletes the data sets that cannot be read; why it could not is in `dataSetError`. */
export function deleteDamagedDataSets(): Promise<void> {
	return enqueue(async () => {
		const failure = await failureOf(async () => {
			for (const key of damaged) await removeDataSet(key);
		});
		await readAndBroadcast();
		dataSetError.value = failure ?? dataSetError.peek();
	});
}

/** The error of the storage, if that is what is thrown. */
async function failureOf(task: () => Promise<void>): Promise<StorageError | undefined> {
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
	tabs?.postMessage("changed");
}

async function readList(): Promise<void> {
	try {
		const { records: dataSets, unreadable } = await listRecords("dataSets");
		kept.value = dataSets.sort((a, b) => b.made - a.made).map(fromStorage);
		damaged = unreadable.map(({ key }) => key);
		dataSetError.value = unreadable[0]?.error;
	} catch (thrown) {
		kept.value ??= [];
		if (thrown instanceof StorageError) dataSetError.value = thrown;
	}
}

/** After the storage has failed. */
export function listDataSetsAgain(): Promise<void> {
	return enqueue(readList);
}

/** Reads which there are, now (resolves then) and whenever another tab changes them. */
export function startOwnDataSets(): Promise<void> {
	started ??= start();
	return started;
}

let started: Promise<void> | undefined;

function start(): Promise<void> {
	const read = () => enqueue(readList);
	if (tabs) tabs.onmessage = () => void read();
	watchDatabase(() => void read());
	return read();
}

/** Some pictures of a data set. */
export interface NewPart {
	/** `[n, height, width, channels]` */
	bytes: Uint8Array;
	labels: Uint8Array | undefined;
	names: string[];
}

export interface NewDataSet extends Pick<StoredDataSet, "name" | "shape" | "look" | "settings" | "placement"> {
	train: NewPart;
	test: NewPart;
	/** Names of the classes; without labels none. */
	classNames: string[];
	/** Whether it is kept in this browser. */
	keep: boolean;
}

/** At least one picture. Where it cannot be kept it lives as long as this tab, and its `notKept` says why. */
export function addDataSet({ keep, ...made }: NewDataSet): Promise<OwnDataSet> {
	return enqueue(() => hold(...toRecords(made), keep));
}

async function hold(stored: StoredDataSet, examples: StoredExamples, keep: boolean): Promise<OwnDataSet> {
	const notKept = keep ? await failureOf(() => putDataSet(stored, examples)) : undefined;
	if (keep && !notKept) {
		await readAndBroadcast();
		return fromStorage(stored);
	}
	const added = { ...toDataSet(stored, false, async () => examples), ...(notKept && { notKept }) };
	ofThisTab.value = [added, ...ofThisTab.peek()];
	return added;
}

function toRecords({
	train,
	test,
	classNames,
	...described
}: Omit<NewDataSet, "keep">): [StoredDataSet, StoredExamples] {
	const { height, width, channels } = described.shape;
	const fileOf = ({ bytes, labels }: NewPart) => encodeIdx({ shape: [height, width, channels], bytes, labels });
	const examples: StoredExamples = {
		train: fileOf(train),
		test: fileOf(test),
		trainNames: train.names,
		testNames: test.names,
	};
	const stored: StoredDataSet = {
		...described,
		id: `own-${randomId()}`,
		classNames,
		classCounts: countOf(classNames.length, train.labels ?? []),
		testCount: test.names.length,
		trainCount: train.names.length,
		size: examples.train.length + examples.test.length,
		made: Date.now(),
	};
	return [stored, examples];
}

function countOf(classes: number, labels: ArrayLike<number>): number[] {
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
		if (ownDataSets.peek().every(({ id }) => id !== own.id)) return undefined; // it was asked for twice
		try {
			const examples = await readable(examplesOf(own));
			ofThisTab.value = ofThisTab.peek().filter(({ id }) => id !== own.id);
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
	return enqueue(() => hold(own.stored, examples, own.isKept || own.notKept !== undefined));
}
