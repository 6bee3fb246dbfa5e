import { expect, test } from "vitest";
import { trainLink } from "./trainLink";

const lengthOf = (examples: number, steps: number, batch: number) => {
	const entries = new URLSearchParams(trainLink(examples, { steps, batchSize: batch }, {}).split("?")[1]);
	return [Number(entries.get("batch")), Number(entries.get("epochs"))];
};

test("a training has about as many steps as are wanted, and at least five epochs", () => {
	expect(lengthOf(60_000, 500, 128)).toEqual([128, 5]);
	expect(lengthOf(1280, 500, 128)).toEqual([128, 50]);
	expect(lengthOf(1000, 1000, 64)).toEqual([64, 64]);
});

test("of a few examples a batch has no more than there are, and the epochs are bounded", () => {
	expect(lengthOf(40, 300, 128)).toEqual([40, 300]);
	expect(lengthOf(40, 500, 128)).toEqual([40, 400]);
	expect(lengthOf(1, 500, 128)).toEqual([1, 400]);
});

test("its settings are in the link", () => {
	expect(trainLink(1280, { steps: 500, batchSize: 128 }, { models: "vanilla_8 variational_8-2", noise: "mixed" })).toBe(
		"#/train?batch=128&epochs=50&models=vanilla_8+variational_8-2&noise=mixed",
	);
});
