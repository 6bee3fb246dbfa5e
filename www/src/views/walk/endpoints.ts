/** Named points in the latent space: the drawing, a test example, the mean of a class. */

import { dataSet, isMnist } from "../../state/dataSet";
import type { Codec } from "../../state/urlState";

export type Endpoint =
	| { kind: "drawing" }
	| { kind: "example"; index: number }
	/** mean code of all test examples of that class */
	| { kind: "mean"; label: number };

/** In the address: `drawing`, `digit.12`, `mean.7`. */
export function writeEndpoint(endpoint: Endpoint): string {
	switch (endpoint.kind) {
		case "drawing":
			return "drawing";
		case "example":
			return `digit.${endpoint.index}`;
		case "mean":
			return `mean.${endpoint.label}`;
	}
}

function parseEndpoint(text: string): Endpoint | undefined {
	if (text === "drawing") return { kind: "drawing" };
	const [, kind, value] = /^(digit|mean)\.(\d{1,4})$/.exec(text) ?? [];
	if (kind === "digit" && Number(value) < dataSet.peek().testCount) return { kind: "example", index: Number(value) };
	return kind === "mean" && Number(value) < dataSet.peek().classes ? { kind, label: Number(value) } : undefined;
}

export const endpointCodec: Codec<Endpoint> = { write: writeEndpoint, read: parseEndpoint };

/** A label that the data set has. */
export const labelCodec: Codec<number | undefined> = {
	write: String,
	read: (text) => (/^\d{1,3}$/.test(text) && Number(text) < dataSet.peek().classes ? Number(text) : undefined),
};

/** The ends of the path, and the terms of A − B + C. */
type Endpoints = Record<"from" | "to" | "a" | "b" | "c", Endpoint>;

const example = (index: number): Endpoint => ({ kind: "example", index });
const mean = (label: number): Endpoint => ({ kind: "mean", label });

/**
 * Of MNIST a 6 and a 0 between which both variational models pass through examples, and the plain one does not; and a thick,
 * slanted 1 minus the mean of all 1s, which leaves the handwriting, added to the mean of all 2s.
 */
const ofDigits: Endpoints = { from: example(5), to: example(170), a: example(190), b: mean(1), c: mean(2) };
const ofClasses: Endpoints = { from: mean(0), to: mean(1), a: mean(0), b: mean(1), c: example(0) };
const ofExamples: Endpoints = { from: example(0), to: example(1), a: example(0), b: example(1), c: example(2) };

/** What is chosen at first of the data set that is shown. */
export function firstEndpoints(): Endpoints {
	if (isMnist.value) return ofDigits;
	return dataSet.value.classes > 1 ? ofClasses : ofExamples;
}
