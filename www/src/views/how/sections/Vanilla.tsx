/** Two dense layers, and the loss of all plain models. */

import { ModelGate } from "../../ModelGate";
import { StageList } from "../../reconstruct/inside/StageList";
import { Figure, Formula, Paragraphs, Section } from "../Article";
import { CrossEntropy, Vanilla as VanillaFormula } from "../formulas";
import { tracedVanilla } from "../workerResults";
import { isInFigure } from "./vanillaFigure";
import { texts } from "./vanillaTexts";

export function Vanilla() {
	const { opening, symbols, caption, loss, lossSymbols, floor } = texts.value;
	return (
		<Section id="vanilla">
			<Paragraphs paragraphs={opening} />
			<Formula symbols={symbols}>
				<VanillaFormula />
			</Formula>
			<Figure caption={caption}>
				<ModelGate id="vanilla">
					{(info) => <StageList id="vanilla" info={info} trace={tracedVanilla.trace.value} filter={isInFigure} />}
				</ModelGate>
			</Figure>
			<Paragraphs paragraphs={[loss]} />
			<Formula symbols={lossSymbols}>
				<CrossEntropy />
			</Formula>
			<Paragraphs paragraphs={[floor]} />
		</Section>
	);
}
