/** What an autoencoder is, and what its bottleneck does. */

import { Bottlenecks } from "../../bottlenecks/Bottlenecks";
import { texts as bottleneckTexts } from "../../bottlenecks/texts";
import { Figure, Formula, Paragraphs, Section } from "../Article";
import { Autoencoder } from "../formulas";
import { texts } from "./ideaTexts";

export function Idea() {
	const { opening, symbols } = texts.value;
	return (
		<Section id="idea">
			<Paragraphs paragraphs={opening} />
			<Formula symbols={symbols}>
				<Autoencoder />
			</Formula>
			<Figure caption={bottleneckTexts.value.caption}>
				<Bottlenecks />
			</Figure>
		</Section>
	);
}
