/** What the list of own models can be told to do, and what came of it. */

import { signal } from "@preact/signals";
import { EngineError } from "../../engine/error";
import { announce } from "../../state/announcer";
import {
	type Deleted,
	deleteModel,
	fileOf,
	loadFile,
	type OwnModel,
	renameModel,
	restoreModel,
	storageError,
	trainingOf,
} from "../../state/ownModels";
import { StorageError } from "../../state/storage";
import { resumeTraining as resumeSaved } from "../../state/training/session";
import { modelFileName, download as saveFile } from "../../widgets/download";
import { focusMain } from "../train/run/focus";
import { texts } from "./texts";

type Id = OwnModel["id"];

/** The last file that was not taken, and why. */
export const notTaken = signal<{ file: string; error: EngineError } | undefined>(undefined);
export const isLoading = signal(false);
/** What can be brought back, the last deleted first. */
export const deleted = signal<readonly Deleted[]>([]);
/** The last that was brought back. */
export const restored = signal<Id | undefined>(undefined);
/** The model whose name is being changed. */
export const renaming = signal<Id | undefined>(undefined);

/** Whoever comes back to the list finds nothing half done. */
export function forgetAll(): void {
	[notTaken.value, restored.value, renaming.value] = [undefined, undefined, undefined];
	deleted.value = [];
}

/** Tells what the storage refuses; anything else goes on. */
async function orTrouble(task: () => Promise<void>): Promise<void> {
	try {
		await task();
	} catch (thrown) {
		if (!(thrown instanceof StorageError)) throw thrown;
		storageError.value = thrown;
	}
}

async function take(file: File): Promise<void> {
	try {
		const { name } = await loadFile(file);
		announce(texts.value.loaded(name));
	} catch (thrown) {
		if (!(thrown instanceof EngineError)) throw thrown;
		notTaken.value = { file: file.name, error: thrown };
	}
}

export function load(files: Iterable<File>): Promise<void> {
	const chosen = [...files]; // the list of an input is emptied with it
	return orTrouble(async () => {
		notTaken.value = undefined;
		isLoading.value = true;
		try {
			for (const file of chosen) await take(file);
		} finally {
			isLoading.value = false;
		}
	});
}

export function rename(id: Id, name: string): Promise<void> {
	renaming.value = undefined;
	return orTrouble(async () => announce(texts.value.renamed(await renameModel(id, name))));
}

export function remove(id: Id): Promise<void> {
	return orTrouble(async () => {
		const gone = await deleteModel(id);
		if (!gone) return;
		deleted.value = [gone, ...deleted.value];
		announce(texts.value.removed(gone.model.name));
	});
}

export function bringBack(gone: Deleted): Promise<void> {
	return orTrouble(async () => {
		await restoreModel(gone);
		deleted.value = deleted.value.filter((other) => other !== gone);
		restored.value = gone.model.id;
		announce(texts.value.restored(gone.model.name));
	});
}

/** Moves the view and the focus to where the training is told to pause and to go on, away from the list below it. */
function showTraining(): void {
	focusMain();
	// Its bar sticks to the window's edge: what stands above it tells where the training begins, once the form is folded.
	requestAnimationFrame(() => document.getElementById("run")?.previousElementSibling?.scrollIntoView());
}

/** Goes on where the training of this model stood when it was kept. */
export function resumeTraining(id: Id): Promise<void> {
	return orTrouble(async () => {
		const resuming = resumeSaved(() => trainingOf(id));
		showTraining();
		await resuming;
	});
}

export function download({ id, name }: OwnModel): Promise<void> {
	return orTrouble(async () => {
		const file = await fileOf(id);
		if (file) saveFile(modelFileName(name), file);
	});
}
