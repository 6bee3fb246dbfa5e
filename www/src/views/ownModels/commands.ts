/** The commands of the list of own models, and their outcome. */

import { computed, signal } from "@preact/signals";
import { EngineError } from "../../engine/error";
import { announce } from "../../state/announcer";
import { StorageError } from "../../state/database";
import { createDeletions } from "../../state/deletions";
import {
	type Deleted,
	deleteDamaged,
	deleteModel,
	fileOf,
	loadFile,
	type OwnModel,
	renameModel,
	restoreModel,
	storageError,
	tidyName,
	trainingOf,
} from "../../state/ownModels";
import { randomId } from "../../state/randomId";
import { resumeTraining as resumeSaved } from "../../state/training/session";
import { strings } from "../../strings";
import { modelFileName, download as saveFile } from "../../widgets/download";
import { focusMain } from "../train/run/focus";
import { revealTraining } from "../train/run/reveal";
import { texts } from "./texts";

type Id = OwnModel["id"];

/** The files that could not be loaded, and why. */
export const rejectedFiles = signal<readonly { key: string; name: string; error: EngineError }[]>([]);
const loading = signal(0);
/** Whether files are being loaded. */
export const isLoading = computed(() => loading.value > 0);
export const deletions = createDeletions<Deleted>("train");
/** The model that was brought back last. */
export const restored = signal<Id | undefined>(undefined);
/** The model whose name is being changed. */
export const renaming = signal<Id | undefined>(undefined);

/** For the next visit to the list. */
export function clearListState(): void {
	[restored.value, renaming.value] = [undefined, undefined];
	rejectedFiles.value = [];
}

/** Reports an error of the storage; any other is thrown. */
async function reportingErrors(task: () => Promise<void>): Promise<void> {
	try {
		await task();
	} catch (thrown) {
		if (!(thrown instanceof StorageError)) throw thrown;
		storageError.value = thrown;
	}
}

async function loadOne(file: File): Promise<void> {
	try {
		const { name } = await loadFile(file);
		announce(texts.value.loaded(name));
	} catch (thrown) {
		if (!(thrown instanceof EngineError)) throw thrown;
		rejectedFiles.value = [...rejectedFiles.value, { key: randomId(), name: tidyName(file.name), error: thrown }];
	}
}

export function load(files: Iterable<File>): Promise<void> {
	const chosen = [...files]; // the list of an input is emptied when the input is
	return reportingErrors(async () => {
		rejectedFiles.value = [];
		loading.value++;
		try {
			// All take their places in the queue of commands at once, so that none comes after a command that is given later.
			await Promise.all(chosen.map(loadOne));
		} finally {
			loading.value--;
		}
	});
}

export function rename(id: Id, name: string): Promise<void> {
	renaming.value = undefined;
	return reportingErrors(async () => announce(texts.value.renamed(await renameModel(id, name))));
}

export function remove(id: Id): Promise<void> {
	return reportingErrors(async () => {
		const deletion = await deleteModel(id);
		if (!deletion) return;
		deletions.add(deletion);
		announce(strings.value.deleted(deletion.model.name));
	});
}

export function removeDamaged(): Promise<void> {
	return reportingErrors(deleteDamaged);
}

export function undoDelete(deletion: Deleted): Promise<void> {
	return reportingErrors(async () => {
		if (!deletions.take(deletion)) return; // it is being brought back already
		await restoreModel(deletion);
		restored.value = deletion.model.id;
		announce(texts.value.restored(deletion.model.name));
	});
}

/** Scrolls to the list of models, where what becomes of a dropped file is told. */
export function revealList(): void {
	requestAnimationFrame(() => document.getElementById("own-heading")?.scrollIntoView());
}

/** Resumes the training of this model from where it was kept. */
export function resumeTraining(id: Id): Promise<void> {
	return reportingErrors(async () => {
		const resuming = resumeSaved(() => trainingOf(id));
		focusMain();
		revealTraining();
		await resuming;
	});
}

export function download({ id, name }: OwnModel): Promise<void> {
	return reportingErrors(async () => {
		const file = await fileOf(id);
		if (file) saveFile(modelFileName(name), file);
	});
}
