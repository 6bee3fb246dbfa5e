/** Named points in the latent space: the drawing, a test example, the mean of a class. */

import { computed } from "@preact/signals";
import { classLabels, dataSet, isMnist } from "../../state/dataSet";
import { testLabels } from "../../state/examples";
import type { Codec } from "../../state/urlState";

export type LatentPoint =
	| { kind: "drawing" }
	| { kind: "example"; index: number }
	/** mean code of all test examples of that class */
	| { kind: "mean"; label: number };

/** In the address: `drawing`, `digit.12` (the test example with that index, of any data set), `mean.7`. */
export function formatLatentPoint(point: LatentPoint): string {
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
	return kind === "mean" && Number(value) < dataSet.peek().classCount ? { kind, label: Number(value) } : undefined;
}

export const latentPointCodec: Codec<LatentPoint> = { write: formatLatentPoint, read: parseLatentPoint };

/** The class that is highlighted on the map; a label that the data set does not have is ignored. */
export const labelCodec: Codec<number | undefined> = {
	write: String,
	read: (text) => (/^\d{1,3}$/.test(text) && Number(text) < dataSet.peek().classCount ? Number(text) : undefined),
};

/** The ends of the path, and the terms of A − B + C. */
type LatentPoints = Record<"from" | "to" | "a" | "b" | "c", LatentPoint>;

const examplePoint = (index: number): LatentPoint => ({ kind: "example", index });
const meanPoint = (label: number): LatentPoint => ({ kind: "mean", label });

/**
 * For MNIST: a path from a 6 to a 0 along which both variational models decode digits and the vanilla one does not; and
 * a thick, slanted 1 minus the mean of all 1s, which leaves the handwriting, plus the mean of all 2s.
 */
const mnistPoints: LatentPoints = {
	from: examplePoint(5),
	to: examplePoint(170),
	a: examplePoint(190),
	b: meanPoint(1),
	c: meanPoint(2),
};

/** The classes of which there are test examples, whose mean is shown; all of them until that is known. */
export const classesWithMean = computed(() =>
	testLabels.value.length === 0
		? classLabels.value
		: classLabels.value.filter((label) => testLabels.value.includes(label)),
);

const classMeanPoints = (first: number, second: number): LatentPoints => {
	return {
		from: meanPoint(first),
		to: meanPoint(second),
		a: meanPoint(first),
		b: meanPoint(second),
		c: examplePoint(0),
	};
};

/** The first three test examples, as far as there are so many. */
function examplePoints(count: number): LatentPoints {
	const nth = (index: number) => examplePoint(Math.max(0, Math.min(index, count - 1)));
	return { from: nth(0), to: nth(1), a: nth(0), b: nth(1), c: nth(2) };
}

const initialPoints = computed<LatentPoints>(() => {
	if (isMnist.value) return mnistPoints;
	const [one, another] = classesWithMean.value;
	return one === undefined || another === undefined
		? examplePoints(dataSet.value.testCount)
		: classMeanPoints(one, another);
});

/** The points that are selected by default for the current data set; the same objects until the data set changes. */
export function initialLatentPoints(): LatentPoints {
	return initialPoints.value;
}
