import { expect, test } from "vitest";
import { dataSetId, own } from "./dataSet";
import { mnist } from "./dataSets";
import { needPaths, pathsOf } from "./paths";

test("the paths are those of the data set that is shown, and built-in ones have none", async () => {
	await needPaths();
	expect(pathsOf("test")).toEqual([]);
	const made = { ...mnist, id: "own-1", pathsOf: async () => ["a/1.png", "b/2.png"] };
	own.value = [made];
	dataSetId.value = made.id;
	const reading = needPaths();
	expect(pathsOf("test")).toEqual([]);
	await reading;
	expect(pathsOf("test")).toEqual(["a/1.png", "b/2.png"]);
	const late = { ...made, id: "own-2" };
	own.value = [made, late];
	dataSetId.value = late.id;
	const meanwhile = needPaths();
	dataSetId.value = mnist.id;
	await meanwhile;
	expect(pathsOf("test")).toEqual([]);
});

test("pictures that are kept no more have no paths", async () => {
	own.value = [{ ...mnist, id: "own-3", pathsOf: () => Promise.reject(new Error("gone")) }];
	dataSetId.value = "own-3";
	await needPaths();
	expect(pathsOf("test")).toEqual([]);
});
