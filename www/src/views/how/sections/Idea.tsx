/** What an autoencoder is, and what its bottleneck does. */

import { Formula, Paragraphs, Section } from "../Article";
import { CodeSizes } from "../figures/CodeSizes";
import { Autoencoder } from "../formulas";
import { texts } from "./ideaTexts";

export function Idea() {
	const { opening, symbols } = texts.value;
	return (
		<Section id="idea">
			<Paragraphs of={opening} />
			<Formula symbols={symbols}>
				<Autoencoder />
			</Formula>
			<CodeSizes />
		</Section>
	);
}
