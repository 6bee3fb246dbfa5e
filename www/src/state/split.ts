/** Which of a visitor's pictures are for the test, and in which order the others are learnt from. */

import { spread } from "../engine/indices";
import type { PictureSettings, ReadPictures } from "../engine/pictures/contract";
import { writeSettings } from "../engine/pictures/settings";
import type { NewDataSet, NewPart } from "./ownDataSets";

/** Every fifth picture of a class is for the test. */
const TEST_EVERY = 5;

export interface Split {
	train: number[];
	test: number[];
}

/** Of a few the last one, if it is not alone. */
function testOf(indices: readonly number[]): number[] {
	if (indices.length < TEST_EVERY) return indices.length > 1 ? indices.slice(-1) : [];
	return indices.filter((_, at) => at % TEST_EVERY === TEST_EVERY - 1);
}

/**
 * A class of two or more pictures is in both parts; without labels all are of one class. Of two or more pictures at least one is
 * for the test; a single picture is in both parts.
 */
export function splitOf(count: number, labels?: ArrayLike<number>): Split {
	const all = Array.from({ length: count }, (_, index) => index);
	if (count < 2) return { train: all, test: all };
	const ofClass = (label: number) => all.filter((index) => labels?.[index] === label);
	const classes = labels ? [...new Set(Array.from(labels))].map(ofClass) : [all];
	const chosen = classes.flatMap(testOf);
	const test = new Set(chosen.length > 0 ? chosen : testOf(all));
	return { train: spread(all.filter((index) => !test.has(index))), test: spread([...test]) };
}

/** A part of a data set: the pictures with these indices, in their order. */
export function partOf(
	{ shape, bytes, labels, names }: Pick<ReadPictures, "shape" | "bytes" | "labels" | "names">,
	indices: readonly number[],
): NewPart {
	const [height, width, channels] = shape;
	const length = height * width * channels;
	const picked = new Uint8Array(indices.length * length);
	for (const [at, index] of indices.entries()) {
		picked.set(bytes.subarray(index * length, (index + 1) * length), at * length);
	}
	return {
		bytes: picked,
		labels: labels && Uint8Array.from(indices, (index) => labels[index] ?? 0),
		names: indices.map((index) => names[index] ?? ""),
	};
}

/** Converts pictures that were read with these settings into what `addDataSet` takes. */
export function fromPictures(pictures: ReadPictures, settings: PictureSettings): Omit<NewDataSet, "name" | "keep"> {
	const split = splitOf(pictures.names.length, pictures.labels);
	const { height, width, channels, invert } = settings;
	return {
		train: partOf(pictures, split.train),
		test: partOf(pictures, split.test),
		shape: { height, width, channels },
		classNames: pictures.labels ? pictures.classes : [],
		look: channels === 1 && invert ? "ink" : "light",
		settings: writeSettings(settings),
	};
}
