import { afterEach, expect, test } from "vitest";
import { dataSetId, knownOwnDataSets } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { language } from "../../state/language";
import { texts } from "./texts";

afterEach(() => {
	[language.value, dataSetId.value, knownOwnDataSets.value] = ["en", mnist.id, []];
});

test("it is said which pictures the points are, and how many", () => {
	knownOwnDataSets.value = [
		{ ...mnist, id: "own-1", kind: "pictures", testCount: 40, trainCounts: [160], pretrainedFolder: undefined },
	];
	dataSetId.value = "own-1";
	expect(texts.value.title).toContain("Every test picture");
	expect(texts.value.lead).toContain("the 40 test pictures");
	language.value = "zh";
	expect(texts.value.title).toContain("测试图像");
	expect(texts.value.lead).toContain("40 幅测试图像");
});

test("of files that were brought, the points are all of them", () => {
	const picturePaths = async () => [];
	knownOwnDataSets.value = [
		{
			...mnist,
			id: "own-2",
			kind: "pictures",
			testCount: 8,
			trainCounts: [32],
			pretrainedFolder: undefined,
			picturePaths,
		},
	];
	dataSetId.value = "own-2";
	expect(texts.value.title).toContain("Every picture");
	expect(texts.value.lead).toContain("all your pictures: 8 of the test part, and 32 of the training part");
	expect(texts.value.plot("Pixels", "40", "pictures")).toBe("Pixels: map of 40 pictures");
	language.value = "zh";
	expect(texts.value.title).toContain("每幅图像");
	expect(texts.value.lead).toContain("8 幅测试图像，以及模型可能学过的 32 幅训练图像");
});
