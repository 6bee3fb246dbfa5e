import { expect, test } from "vitest";
import { encodeIdx } from "../../../engine/pictures/idx";
import type { OwnDataSet } from "../../../state/ownDataSets";
import { DataSetSource } from "./pictureSource";

const fileOf = (...bytes: number[]) =>
	encodeIdx({ shape: [1, 2, 1], bytes: Uint8Array.from(bytes), labels: Uint8Array.of(0) });

/** Two pictures of two pixels, as the models see them. */
function dataSet(settings: string, look: OwnDataSet["displayStyle"]): OwnDataSet {
	const examples = { train: fileOf(0, 255), test: fileOf(10, 20), trainNames: ["a/1.png"], testNames: ["a/2.png"] };
	const shape = { height: 1, width: 2, channels: 1 };
	return { shape, displayStyle: look, record: { settings }, examples: async () => examples } as unknown as OwnDataSet;
}

test.each([
	["28x28x1-crop-white-invert", "ink", true],
	["28x28x1-fit-black-invert", "light", true],
	["28x28x3-fit-white-invert-normalise", "light", true],
	["drawn", "ink", true],
	["28x28x1-crop-white-normalise", "light", false],
] as const)("pictures of a data set made as %s look as they were given", async (settings, look, invert) => {
	const source = await DataSetSource.open(dataSet(settings, look));
	expect(source.tones).toEqual({ invert, normalise: false });
	expect(await source.all()).toMatchObject({ paths: ["a/1.png", "a/2.png"] });
	expect([...(await source.all()).bytes]).toEqual(invert ? [255, 0, 245, 235] : [0, 255, 10, 20]);
	expect([...(await source.sample(1)).bytes]).toHaveLength(2);
});
