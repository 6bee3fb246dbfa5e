/** Named points in the latent space: the drawing, a test example, the mean of a class. */

import { computed } from "@preact/signals";
import { dataSet, isMnist, labels } from "../../state/dataSet";
import { testLabels } from "../../state/examples";
import type { Codec } from "../../state/urlState";

export type LatentPoint =
	| { kind: "drawing" }
	| { kind: "example"; index: number }
	/** mean code of all test examples of that class */
	| { kind: "mean"; label: number };

/** In the address: `drawing`, `digit.12`, `mean.7`. */
export function writeLatentPoint(point: LatentPoint): string {
	switch (point.kind) {
		case "drawing":
			return "drawing";
		case "example":
			return `digit.${point.index}`;
		case "mean":
			return `mean.${point.label}`;
	}
}

function parseLatentPoint(text: string): LatentPoint | undefined {
	if (text === "drawing") return { kind: "drawing" };
	const [, kind, value] = /^(digit|mean)\.(\d{1,4})$/.exec(text) ?? [];
	if (kind === "digit" && Number(value) < dataSet.peek().testCount) return { kind: "example", index: Number(value) };
	return kind === "mean" && Number(value) < dataSet.peek().classes ? { kind, label: Number(value) } : undefined;
}

export const latentPointCodec: Codec<LatentPoint> = { write: writeLatentPoint, read: parseLatentPoint };

/** A label that the data set has. */
export const labelCodec: Codec<number | undefined> = {
	write: String,
	read: (text) => (/^\d{1,3}$/.test(text) && Number(text) < dataSet.peek().classes ? Number(text) : undefined),
};

/** The ends of the path, and the terms of A − B + C. */
type LatentPoints = Record<"from" | "to" | "a" | "b" | "c", LatentPoint>;

const example = (index: number): LatentPoint => ({ kind: "example", index });
const mean = (label: number): LatentPoint => ({ kind: "mean", label });

/**
 * Of MNIST a 6 and a 0 between which both variational models pass through examples, and the plain one does not; and a thick,
 * slanted 1 minus the mean of all 1s, which leaves the handwriting, added to the mean of all 2s.
 */
const ofDigits: LatentPoints = { from: example(5), to: example(170), a: example(190), b: mean(1), c: mean(2) };

/** The classes of which there are test examples, whose mean is shown; all of them until that is known. */
export const classesWithMean = computed(() =>
	testLabels.value.length === 0 ? labels.value : labels.value.filter((label) => testLabels.value.includes(label)),
);

const ofClasses = (first: number, second: number): LatentPoints => {
	return { from: mean(first), to: mean(second), a: mean(first), b: mean(second), c: example(0) };
};

/** The first three, as far as there are so many. */
function ofExamples(count: number): LatentPoints {
	const nth = (index: number) => example(Math.max(0, Math.min(index, count - 1)));
	return { from: nth(0), to: nth(1), a: nth(0), b: nth(1), c: nth(2) };
}

const first = computed<LatentPoints>(() => {
	if (isMnist.value) return ofDigits;
	const [one, another] = classesWithMean.value;
	return one === undefined || another === undefined ? ofExamples(dataSet.value.testCount) : ofClasses(one, another);
});

/** What is chosen at first of the data set that is shown; the same objects until another one is. */
export function firstLatentPoints(): LatentPoints {
	return first.value;
}
