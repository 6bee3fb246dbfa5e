import { expect, test } from "vitest";
import { dataSetId, knownOwnDataSets } from "./dataSet";
import { mnist } from "./dataSets";
import { loadPicturePaths, picturePathsOf } from "./picturePaths";

test("the paths are those of the data set that is shown, and built-in ones have none", async () => {
	await loadPicturePaths();
	expect(picturePathsOf("test")).toEqual([]);
	const made = { ...mnist, id: "own-1", picturePaths: async () => ["a/1.png", "b/2.png"] };
	knownOwnDataSets.value = [made];
	dataSetId.value = made.id;
	const reading = loadPicturePaths();
	expect(picturePathsOf("test")).toEqual([]);
	await reading;
	expect(picturePathsOf("test")).toEqual(["a/1.png", "b/2.png"]);
	const late = { ...made, id: "own-2" };
	knownOwnDataSets.value = [made, late];
	dataSetId.value = late.id;
	const meanwhile = loadPicturePaths();
	dataSetId.value = mnist.id;
	await meanwhile;
	expect(picturePathsOf("test")).toEqual([]);
});

test("pictures that are kept no more have no paths", async () => {
	knownOwnDataSets.value = [{ ...mnist, id: "own-3", picturePaths: () => Promise.reject(new Error("gone")) }];
	dataSetId.value = "own-3";
	await loadPicturePaths();
	expect(picturePathsOf("test")).toEqual([]);
});
