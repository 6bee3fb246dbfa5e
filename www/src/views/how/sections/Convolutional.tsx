/** Sliding filters, pooling, up-sampling, and padding. */

import { Formula, Paragraphs, Section } from "../Article";
import { Filter } from "../figures/Filter";
import { Padding } from "../figures/Padding";
import { Convolution } from "../formulas";
import { texts } from "./convolutionalTexts";

export function Convolutional() {
	const { opening, symbols, deeper, result } = texts.value;
	return (
		<Section id="convolutional">
			<Paragraphs paragraphs={opening} />
			<Formula symbols={symbols}>
				<Convolution />
			</Formula>
			<Filter />
			<Paragraphs paragraphs={deeper} />
			<Padding />
			<Paragraphs paragraphs={[result]} />
		</Section>
	);
}
