/** Distributions instead of points, the reparameterisation trick, and the KL divergence. */

import { ViewLink } from "../../ViewLink";
import { Formula, Paragraphs, Section } from "../Article";
import { Uncertainty } from "../figures/Uncertainty";
import css from "../How.module.css";
import { Divergence, Elbo, Reparameterisation } from "../variationalFormulas";
import { texts } from "./variationalTexts";

export function Variational() {
	const { opening, symbols, loss, lossSymbols, trade, generate, sliders } = texts.value;
	return (
		<Section id="variational">
			<Paragraphs paragraphs={opening} />
			<Formula symbols={symbols}>
				<Reparameterisation />
			</Formula>
			<Uncertainty />
			<Paragraphs paragraphs={[loss]} />
			<Formula symbols={lossSymbols}>
				<Elbo />
				<Divergence />
			</Formula>
			<Paragraphs paragraphs={[trade, generate]} />
			<p class={css.text}>
				<ViewLink to="reconstruct">{sliders}</ViewLink>
			</p>
		</Section>
	);
}
