import { afterEach, expect, test } from "vitest";
import { dataSetId, knownOwnDataSets } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { language } from "../../state/language";
import { texts as mapTexts } from "../map/texts";
import { texts } from "./texts";

afterEach(() => {
	[language.value, dataSetId.value, knownOwnDataSets.value] = ["en", mnist.id, []];
});

test.each([
	["en", /class|colours/],
	["zh", /类别|颜色/],
] as const)("nothing to try needs classes where there are none: %s", (chosen, needed) => {
	language.value = chosen;
	expect([texts.value.tryOther, mapTexts.value.tryText].every((text) => needed.test(text))).toBe(true);
	knownOwnDataSets.value = [{ ...mnist, id: "own-1", kind: "pictures", classCount: 0, pretrainedFolder: undefined }];
	dataSetId.value = "own-1";
	expect([texts.value.tryOther, mapTexts.value.tryText].some((text) => needed.test(text))).toBe(false);
});

test("as many more are offered as there are", () => {
	expect([10, 3, 1].map(texts.value.more)).toEqual(["Show ten more", "Show 3 more", "Show one more"]);
});
