/** The formulas of variational autoencoders, as MathML. */

import { Log, Parens } from "./mathml";

/** σ², the variance */
function Variance() {
	return (
		<msup>
			<mi>σ</mi>
			<mn>2</mn>
		</msup>
	);
}

function Half() {
	return (
		<mfrac>
			<mn>1</mn>
			<mn>2</mn>
		</mfrac>
	);
}

/** z = μ + exp(½ log σ²) · ε */
export function Reparameterisation() {
	return (
		<math display="block">
			<mi>z</mi>
			<mo>=</mo>
			<mi>μ</mi>
			<mo>+</mo>
			<mi>exp</mi>
			<Parens>
				<Half />
				<Log>
					<Variance />
				</Log>
			</Parens>
			<mo>·</mo>
			<mi>ε</mi>
		</math>
	);
}

/** −ELBO = 784 L + KL */
export function Elbo() {
	return (
		<math display="block">
			<mo>−</mo>
			<mi>ELBO</mi>
			<mo>=</mo>
			<mn>784</mn>
			<mi>L</mi>
			<mo>+</mo>
			<mi>KL</mi>
		</math>
	);
}

/** KL = ½ Σⱼ (μ² + σ² − log σ² − 1) */
export function Divergence() {
	return (
		<math display="block">
			<mi>KL</mi>
			<mo>=</mo>
			<Half />
			<munder>
				<mo>∑</mo>
				<mi>j</mi>
			</munder>
			<Parens>
				<msubsup>
					<mi>μ</mi>
					<mi>j</mi>
					<mn>2</mn>
				</msubsup>
				<mo>+</mo>
				<VarianceJ />
				<mo>−</mo>
				<Log>
					<VarianceJ />
				</Log>
				<mo>−</mo>
				<mn>1</mn>
			</Parens>
		</math>
	);
}

function VarianceJ() {
	return (
		<msubsup>
			<mi>σ</mi>
			<mi>j</mi>
			<mn>2</mn>
		</msubsup>
	);
}
