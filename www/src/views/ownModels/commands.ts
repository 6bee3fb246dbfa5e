/** The commands of the list of own models, and their outcome. */

import { computed, signal } from "@preact/signals";
import { EngineError } from "../../engine/error";
import { announce } from "../../state/announcer";
import { StorageError } from "../../state/database";
import { createDeletions } from "../../state/deletions";
import {
	type DeletedModel,
	deleteModel,
	deleteUnreadableModels,
	importModelFile,
	type OwnModel,
	renameModel,
	restoreModel,
	savedTrainingOf,
	storageError,
	storedModelBlob,
	tidyName,
} from "../../state/ownModels";
import { randomId } from "../../state/randomId";
import { resumeTraining as resumeTrainingOf } from "../../state/training/session";
import { strings } from "../../strings";
import { modelFileName, download as saveFile } from "../../widgets/download";
import { focusMainButton } from "../train/run/focus";
import { scrollTrainingIntoView } from "../train/run/reveal";
import { texts } from "./texts";

type Id = OwnModel["id"];

/** The files that could not be loaded, and why. */
export const rejectedFiles = signal<readonly { key: string; name: string; error: EngineError }[]>([]);
const filesLoading = signal(0);
/** Whether files are being loaded. */
export const isLoading = computed(() => filesLoading.value > 0);
export const deletions = createDeletions<DeletedModel>("train");
/** The model that was brought back last. */
export const restoredId = signal<Id | undefined>(undefined);
/** The model whose name is being changed. */
export const renamingId = signal<Id | undefined>(undefined);

/** For the next visit to the list. */
export function clearListState(): void {
	[restoredId.value, renamingId.value] = [undefined, undefined];
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
		const { name } = await importModelFile(file);
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
		filesLoading.value++;
		try {
			// All take their places in the queue of commands at once, so that none comes after a command that is given later.
			await Promise.all(chosen.map(loadOne));
		} finally {
			filesLoading.value--;
		}
	});
}

export function rename(id: Id, name: string): Promise<void> {
	renamingId.value = undefined;
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
	return reportingErrors(deleteUnreadableModels);
}

export function undoDelete(deletion: DeletedModel): Promise<void> {
	return reportingErrors(async () => {
		if (!deletions.remove(deletion)) return; // it is being brought back already
		await restoreModel(deletion);
		restoredId.value = deletion.model.id;
		announce(texts.value.restored(deletion.model.name));
	});
}

/** Scrolls to the list of models, which says whether a dropped file could be loaded. */
export function revealList(): void {
	requestAnimationFrame(() => document.getElementById("own-heading")?.scrollIntoView());
}

/** Resumes the training of this model from where it was kept. */
export function resumeTraining(id: Id): Promise<void> {
	return reportingErrors(async () => {
		const resuming = resumeTrainingOf(() => savedTrainingOf(id));
		focusMainButton();
		scrollTrainingIntoView();
		await resuming;
	});
}

export function download({ id, name }: OwnModel): Promise<void> {
	return reportingErrors(async () => {
		const file = await storedModelBlob(id);
		if (file) saveFile(modelFileName(name), file);
	});
}
