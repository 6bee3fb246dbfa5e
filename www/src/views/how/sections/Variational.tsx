/** Distributions instead of points, the reparameterisation trick, and the KL divergence. */

import { Formula, Paragraphs, Section } from "../Article";
import { Sliders } from "../figures/Sliders";
import { Uncertainty } from "../figures/Uncertainty";
import { Divergence, Elbo, Reparameterisation } from "../variationalFormulas";
import { texts } from "./variationalTexts";

export function Variational() {
	const { opening, symbols, loss, lossSymbols, trade, generate } = texts.value;
	return (
		<Section id="variational">
			<Paragraphs of={opening} />
			<Formula symbols={symbols}>
				<Reparameterisation />
			</Formula>
			<Uncertainty />
			<Paragraphs of={[loss]} />
			<Formula symbols={lossSymbols}>
				<Elbo />
				<Divergence />
			</Formula>
			<Paragraphs of={[trade, generate]} />
			<Sliders />
		</Section>
	);
}
