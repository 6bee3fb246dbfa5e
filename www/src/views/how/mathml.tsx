/** Pieces of the formulas, as MathML. */

import type { ComponentChildren } from "preact";

export function Subscript({ base, index }: { base: string; index: string }) {
	return (
		<msub>
			<mi>{base}</mi>
			<mi>{index}</mi>
		</msub>
	);
}

export function Parens({ children }: { children: ComponentChildren }) {
	return (
		<mrow>
			<mo>(</mo>
			{children}
			<mo>)</mo>
		</mrow>
	);
}

export function Log({ children }: { children: ComponentChildren }) {
	return (
		<mrow>
			<mi>log</mi>
			<mspace width="0.17em" />
			{children}
		</mrow>
	);
}
