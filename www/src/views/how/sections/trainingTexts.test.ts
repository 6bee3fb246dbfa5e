/** What the article says of the training of the pretrained models is what their records say. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { language } from "../../../state/language";
import { texts } from "./trainingTexts";

/** The folder is above www/, where the tests run. */
function recordOf(model: string) {
	const record = readFileSync(`../pretrained/${model}.md`, "utf8");
	const [, batch] = /batch (\d+),/.exec(record) ?? [];
	const [, rate] = /learning rate ([\d.]+)/.exec(record) ?? [];
	const epochs = [...record.matchAll(/(?:for|over) (\d+)(?: epochs)?(?=[,\n ])/g)].map(([, count]) => Number(count));
	const [, constant] = /for (\d+) epochs, then/.exec(record) ?? [];
	return { batch, rate, constant, epochs: String(epochs.reduce((sum, count) => sum + count, 0)) };
}

const [vanilla, convolutional, variational] = ["vanilla", "convolutional", "variational-2"].map(recordOf);

/** The numbers in the text, but for those of the data and of other models' maps. */
const numbersIn = (text: string) => (text.match(/[\d.]*\d/g) ?? []).filter((number) => number !== "000");

describe.each(["en", "zh"] as const)("in %s", (chosen) => {
	test("batch sizes, learning rates and epochs are those of the records", () => {
		language.value = chosen;
		const models = [vanilla, convolutional, variational];
		expect(numbersIn(texts.value.opening.join(" "))).toEqual([
			"60",
			...models.map((model) => model?.batch),
			vanilla?.rate,
			convolutional?.rate,
			vanilla?.constant,
			...models.map((model) => model?.epochs),
		]);
		expect([variational?.rate, variational?.constant]).toEqual([vanilla?.rate, vanilla?.constant]);
		expect(convolutional?.constant).toBeUndefined();
	});
});
