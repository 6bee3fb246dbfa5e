/** Own data sets that were deleted while the view is open, each of which can be brought back. */

import { announce } from "../../state/announcer";
import { dataSet } from "../../state/dataSet";
import { chooseDataSet } from "../../state/dataSetInUrl";
import { createDeletions } from "../../state/deletions";
import { type DeletedDataSet, deleteDataSet, type OwnDataSet, restoreDataSet } from "../../state/ownDataSets";
import { view } from "../../state/urlState";
import { strings } from "../../strings";
import { texts } from "./texts";

interface Deletion extends DeletedDataSet {
	/** Whether all views showed it. */
	readonly wasUsed: boolean;
}

export const deletions = createDeletions<Deletion>("data");

export async function deleteWithUndo(ownDataSet: OwnDataSet): Promise<void> {
	const wasUsed = dataSet.peek().id === ownDataSet.id;
	if (wasUsed) chooseDataSet("mnist"); // the view begins again
	const deleted = await deleteDataSet(ownDataSet);
	if (!deleted) return;
	deletions.add({ ...deleted, wasUsed });
	announce(strings.peek().deleted(ownDataSet.record.name));
}

export async function undoDeletion(deletion: Deletion): Promise<void> {
	if (!deletions.remove(deletion)) return; // it is being brought back already
	const { id: shown } = dataSet.peek();
	const { id } = await restoreDataSet(deletion);
	// What the visitor has opened or chosen meanwhile does not change under their hands.
	const hasStayed = view.peek() === "data" && dataSet.peek().id === shown;
	if (deletion.wasUsed && hasStayed) chooseDataSet(id);
	announce(texts.peek().restored(deletion.own.record.name));
}
