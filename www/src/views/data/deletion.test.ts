import "../../testing/page";
import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import type { PictureSettings, ReadingResult } from "../../engine/pictures/contract";
import { dataSetId } from "../../state/dataSet";
import { addDataSet } from "../../state/ownDataSets";
import { dataSetFromPictures } from "../../state/split";
import { view } from "../../state/urlState";
import { deleteWithUndo, deletions, undoDeletion } from "./deletion";

const settings: PictureSettings = {
	...{ height: 8, width: 8, fit: "crop", background: "white" },
	...{ channels: 1, invert: true, normalise: false },
};
const pictures: ReadingResult = {
	shape: [8, 8, 1],
	bytes: new Uint8Array(2 * 64),
	labels: undefined,
	classNames: [],
	paths: ["1.png", "2.png"],
	skipped: [],
	isStopped: false,
};

/** A data set that was in use and is deleted. */
async function deleteUsed() {
	const added = await addDataSet({ name: "Mine", ...dataSetFromPictures(pictures, settings), keepInBrowser: true });
	dataSetId.value = added.id;
	await deleteWithUndo(added);
	const [deletion] = deletions.list.value;
	if (!deletion) throw new Error("nothing was deleted");
	return { id: added.id, deletion };
}

beforeEach(() => {
	[view.value, dataSetId.value] = ["data", "mnist"];
});

test("a data set that was in use is so again once it is brought back", async () => {
	const { id, deletion } = await deleteUsed();
	expect(dataSetId.value).toBe("mnist");
	await undoDeletion(deletion);
	expect(dataSetId.value).toBe(id);
});

test.each([
	[
		"another view is opened",
		() => {
			view.value = "train";
		},
		"mnist",
	],
	[
		"another data set is chosen",
		() => {
			dataSetId.value = "fashion";
		},
		"fashion",
	],
])("where %s while it is brought back, that stays as it is", async (_, act, shown) => {
	const { deletion } = await deleteUsed();
	const undone = undoDeletion(deletion);
	act();
	await undone;
	expect(dataSetId.value).toBe(shown);
});
