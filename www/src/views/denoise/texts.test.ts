import { afterEach, expect, test } from "vitest";
import { dataSetId, knownOwnDataSets } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { language } from "../../state/language";
import { texts } from "./texts";

afterEach(() => {
	[language.value, dataSetId.value, knownOwnDataSets.value] = ["en", mnist.id, []];
});

test.each([
	["en", "Clean", "Input", /clean/i],
	["zh", "干净", "输入", /干净/],
] as const)("of a visitor's pictures it is not said that they are clean: %s", (chosen, clean, input, claim) => {
	language.value = chosen;
	expect(texts.value.clean).toBe(clean);
	knownOwnDataSets.value = [{ ...mnist, id: "own-1", kind: "pictures", pretrainedFolder: undefined }];
	dataSetId.value = "own-1";
	const { clean: name, lead, plainModelsHeading, psnrExplained, ssimExplained } = texts.value;
	expect(name).toBe(input);
	for (const text of [lead, plainModelsHeading, psnrExplained, ssimExplained]) expect(text).not.toMatch(claim);
});
