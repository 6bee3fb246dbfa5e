/** Which of a visitor's pictures are for the test, and in which order the others are learnt from. */

import { quasiShuffle } from "../engine/indices";
import type { PictureSettings, ReadingResult } from "../engine/pictures/contract";
import { formatSettings } from "../engine/pictures/settings";
import type { NewDataSet, NewSplit } from "./ownDataSets";

/** Every fifth picture of a class is for the test. */
const TEST_EVERY = 5;

export interface TrainTestSplit {
	train: number[];
	test: number[];
}

/** Of a few the last one, if it is not alone. */
function testIndicesOf(indices: readonly number[]): number[] {
	if (indices.length < TEST_EVERY) return indices.length > 1 ? indices.slice(-1) : [];
	return indices.filter((_, index) => index % TEST_EVERY === TEST_EVERY - 1);
}

/**
 * A class of two or more pictures is in both parts; without labels all are of one class. Of two or more pictures at least one is
 * for the test; a single picture is in both parts.
 */
export function splitTrainTest(count: number, labels?: ArrayLike<number>): TrainTestSplit {
	const all = Array.from({ length: count }, (_, index) => index);
	if (count < 2) return { train: all, test: all };
	const ofClass = (label: number) => all.filter((index) => labels?.[index] === label);
	const classes = labels ? [...new Set(Array.from(labels))].map(ofClass) : [all];
	const chosen = classes.flatMap(testIndicesOf);
	const test = new Set(chosen.length > 0 ? chosen : testIndicesOf(all));
	return { train: quasiShuffle(all.filter((index) => !test.has(index))), test: quasiShuffle([...test]) };
}

/** A part of a data set: the pictures with these indices, in their order. */
export function selectPictures(
	{ shape, bytes, labels, paths }: Pick<ReadingResult, "shape" | "bytes" | "labels" | "paths">,
	indices: readonly number[],
): NewSplit {
	const [height, width, channels] = shape;
	const length = height * width * channels;
	const picked = new Uint8Array(indices.length * length);
	for (const [position, index] of indices.entries()) {
		picked.set(bytes.subarray(index * length, (index + 1) * length), position * length);
	}
	return {
		bytes: picked,
		labels: labels && Uint8Array.from(indices, (index) => labels[index] ?? 0),
		paths: indices.map((index) => paths[index] ?? ""),
	};
}

/** Converts pictures that were read with these settings into what `addDataSet` takes. */
export function dataSetFromPictures(
	pictures: ReadingResult,
	settings: PictureSettings,
): Omit<NewDataSet, "name" | "keepInBrowser"> {
	const split = splitTrainTest(pictures.paths.length, pictures.labels);
	const { height, width, channels, invert } = settings;
	return {
		train: selectPictures(pictures, split.train),
		test: selectPictures(pictures, split.test),
		shape: { height, width, channels },
		classNames: pictures.labels ? pictures.classNames : [],
		displayStyle: channels === 1 && invert ? "ink" : "light",
		preparation: formatSettings(settings),
	};
}
