/** Own data sets that were deleted while the view is open, each of which can be brought back. */

import { signal } from "@preact/signals";
import { announce } from "../../state/announcer";
import { dataSet } from "../../state/dataSet";
import { chooseDataSet } from "../../state/dataSetLink";
import { type DeletedDataSet, deleteDataSet, type OwnDataSet, restoreDataSet } from "../../state/ownDataSets";
import { texts } from "./texts";

interface Deletion extends DeletedDataSet {
	/** Whether all views showed it. */
	readonly wasUsed: boolean;
}

/** The newest first. */
export const deletions = signal<readonly Deletion[]>([]);

export function forgetDeletions(): void {
	deletions.value = [];
}

export async function remove(own: OwnDataSet): Promise<void> {
	const wasUsed = dataSet.peek().id === own.id;
	if (wasUsed) chooseDataSet("mnist"); // the view begins again
	const deleted = await deleteDataSet(own);
	if (!deleted) return;
	deletions.value = [{ ...deleted, wasUsed }, ...deletions.peek()];
	announce(texts.peek().removed(own.stored.name));
}

export async function undo(deletion: Deletion): Promise<void> {
	if (!deletions.peek().includes(deletion)) return; // it is being brought back already
	deletions.value = deletions.peek().filter((other) => other !== deletion);
	const { id } = await restoreDataSet(deletion);
	if (deletion.wasUsed) chooseDataSet(id);
	announce(texts.peek().restored(deletion.own.stored.name));
}
