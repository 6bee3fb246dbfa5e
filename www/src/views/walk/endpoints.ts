/** Named points in the latent space: the drawing, a test digit, the mean of a class. */

import type { Codec } from "../../state/urlState";

export type Endpoint =
	| { kind: "drawing" }
	| { kind: "digit"; index: number }
	/** mean code of all test digits of that class */
	| { kind: "mean"; label: number };

/** In the address: `drawing`, `digit.12`, `mean.7`. */
export function writeEndpoint(endpoint: Endpoint): string {
	switch (endpoint.kind) {
		case "drawing":
			return "drawing";
		case "digit":
			return `digit.${endpoint.index}`;
		case "mean":
			return `mean.${endpoint.label}`;
	}
}

function parseEndpoint(text: string): Endpoint | undefined {
	if (text === "drawing") return { kind: "drawing" };
	const [, kind, value] = /^(digit|mean)\.(\d{1,3})$/.exec(text) ?? [];
	if (kind === "digit") return { kind, index: Number(value) };
	return kind === "mean" && Number(value) < 10 ? { kind, label: Number(value) } : undefined;
}

export const endpointCodec: Codec<Endpoint> = { write: writeEndpoint, read: parseEndpoint };
