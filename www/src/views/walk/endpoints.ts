/** Named points in the latent space: the drawing, a test example, the mean of a class. */

import { dataSet } from "../../state/dataSet";
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
	if (kind === "digit") return { kind: "example", index: Number(value) };
	return kind === "mean" && Number(value) < dataSet.peek().classes ? { kind, label: Number(value) } : undefined;
}

export const endpointCodec: Codec<Endpoint> = { write: writeEndpoint, read: parseEndpoint };
