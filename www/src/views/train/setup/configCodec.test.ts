import { expect, test } from "vitest";
import { parseModel, writeModel } from "./configCodec";

test("a model’s settings come back from their text as they were", () => {
	for (const text of [
		"vanilla_128",
		"variational_256-64-2_sigmoid_beta0.5_warm3",
		"convolutional_1-64_mse_cosine_rate0.1",
	]) {
		const model = parseModel(text);
		expect(model && writeModel(model)).toBe(text);
	}
	for (const hostile of [
		"",
		"_",
		"vanilla_",
		"vanilla_1-2-3-4-5",
		"convolutional_8-16-32",
		"vanilla_8_rate",
		"vanilla_8_x",
		"vanilla_8_cosine_cosine",
	]) {
		expect(parseModel(hostile), hostile).toBeUndefined();
	}
});
