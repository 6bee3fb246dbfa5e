/** The formulas of autoencoders, dense and convolutional, and of their loss, as MathML. */

import type { ComponentChildren } from "preact";
import { Log, Parens, Subscript } from "./mathml";

function Layer({ index, input }: { index: string; input: ComponentChildren }) {
	return (
		<mrow>
			<Subscript base="W" index={index} />
			{input}
			<mo>+</mo>
			<Subscript base="b" index={index} />
		</mrow>
	);
}

/** z = encode(x), y = decode(z) */
export function Autoencoder() {
	return (
		<math display="block">
			<mi>z</mi>
			<mo>=</mo>
			<mi>encode</mi>
			<Parens>
				<mi>x</mi>
			</Parens>
			<mo>,</mo>
			<mspace width="1em" />
			<mi>y</mi>
			<mo>=</mo>
			<mi>decode</mi>
			<Parens>
				<mi>z</mi>
			</Parens>
		</math>
	);
}

/** y = σ(W₂ ReLU(W₁x + b₁) + b₂) */
export function Vanilla() {
	const code = (
		<mrow>
			<mi>ReLU</mi>
			<Parens>
				<Layer index="1" input={<mi>x</mi>} />
			</Parens>
		</mrow>
	);
	return (
		<math display="block">
			<mi>y</mi>
			<mo>=</mo>
			<mi>σ</mi>
			<Parens>
				<Layer index="2" input={code} />
			</Parens>
		</math>
	);
}

/** L = −1/784 Σᵢ (xᵢ log yᵢ + (1 − xᵢ) log(1 − yᵢ)) */
export function CrossEntropy() {
	return (
		<math display="block">
			<mi>L</mi>
			<mo>=</mo>
			<mo>−</mo>
			<mfrac>
				<mn>1</mn>
				<mn>784</mn>
			</mfrac>
			<munder>
				<mo>∑</mo>
				<mi>i</mi>
			</munder>
			<Parens>
				<Subscript base="x" index="i" />
				<Log>
					<Subscript base="y" index="i" />
				</Log>
				<mo>+</mo>
				<Complement of="x" />
				<Log>
					<Complement of="y" />
				</Log>
			</Parens>
		</math>
	);
}

function Complement({ of }: { of: string }) {
	return (
		<Parens>
			<mn>1</mn>
			<mo>−</mo>
			<Subscript base={of} index="i" />
		</Parens>
	);
}

function IndexSum({ base, step }: { base: string; step: string }) {
	return (
		<mrow>
			<mi>{base}</mi>
			<mo>+</mo>
			<mi>{step}</mi>
		</mrow>
	);
}

/** A value at a row and a column. */
function MatrixEntry({ base, row, column }: { base: string; row: ComponentChildren; column: ComponentChildren }) {
	return (
		<msub>
			<mi>{base}</mi>
			<mrow>
				{row}
				<mo>,</mo>
				{column}
			</mrow>
		</msub>
	);
}

/** The sum over i, j = −1…1. */
function KernelSum() {
	return (
		<munderover>
			<mo>∑</mo>
			<mrow>
				<mi>i</mi>
				<mo>,</mo>
				<mi>j</mi>
				<mo>=</mo>
				<mo>−</mo>
				<mn>1</mn>
			</mrow>
			<mn>1</mn>
		</munderover>
	);
}

/** The output of a filter at row r, column c: ReLU(b + Σ K x) over the 3 × 3 pixels around it */
export function Convolution() {
	return (
		<math display="block">
			<MatrixEntry base="h" row={<mi>r</mi>} column={<mi>c</mi>} />
			<mo>=</mo>
			<mi>ReLU</mi>
			<Parens>
				<mi>b</mi>
				<mo>+</mo>
				<KernelSum />
				<MatrixEntry base="K" row={<mi>i</mi>} column={<mi>j</mi>} />
				<MatrixEntry base="x" row={<IndexSum base="r" step="i" />} column={<IndexSum base="c" step="j" />} />
			</Parens>
		</math>
	);
}
