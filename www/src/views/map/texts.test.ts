import { afterEach, expect, test } from "vitest";
import { dataSetId, own } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { language } from "../../state/language";
import { texts } from "./texts";

afterEach(() => {
	[language.value, dataSetId.value, own.value] = ["en", mnist.id, []];
});

test("it is said which pictures the points are, and how many", () => {
	own.value = [{ ...mnist, id: "own-1", kind: "pictures", testCount: 40, trainCounts: [160], models: undefined }];
	dataSetId.value = "own-1";
	expect(texts.value.title).toContain("Every test picture");
	expect(texts.value.lead).toContain("the 40 test pictures");
	language.value = "zh";
	expect(texts.value.title).toContain("测试图像");
	expect(texts.value.lead).toContain("40 幅测试图像");
});
