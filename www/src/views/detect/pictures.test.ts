/** Which pictures are shown, and what they are named after. */

import "../../testing/page";
import { expect, test, vi } from "vitest";
import { dataSetId, knownOwnDataSets } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { pathOf, syncPictures } from "./pictures";

vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("../../engine/models", () => ({}));

test("pictures are named by their files also where the view was open before their data set was chosen", async () => {
	syncPictures()();
	expect(pathOf({ split: "train", index: 0 })).toBeUndefined();
	const picturePaths = async (split: "train" | "test") => [`${split}/1.png`];
	knownOwnDataSets.value = [{ ...mnist, id: "own-1", pretrainedFolder: undefined, picturePaths }];
	dataSetId.value = "own-1";
	const end = syncPictures(); // its views are opened again for each data set
	await vi.waitFor(() => expect(pathOf({ split: "train", index: 0 })).toBe("train/1.png"));
	expect(pathOf({ split: "test", index: 0 })).toBe("test/1.png");
	end();
});
