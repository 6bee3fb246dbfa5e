/** What the input is, by the codes of several models, by its pixels and by PCA. */

import { MAX_FIT_EXAMPLES } from "../../engine/fitExamples";
import { classLabels, dataSet } from "../../state/dataSet";
import { ownModel } from "../../state/reconstruction";
import { modelInput } from "../../state/results";
import { exampleNoun, formatNumber, sentenceGap, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { Term } from "../../widgets/Term";
import { useWhenNear } from "../../widgets/useWhenNear";
import { OwnModelSelect } from "../ownModels/OwnModelSelect";
import { chooseOwnModel } from "../reconstruct/state";
import { texts as reconstructTexts } from "../reconstruct/texts";
import { ViewLink } from "../ViewLink";
import { Comparison } from "./Comparison";
import "../../styles/figures.css";
import { isAbsent, presentRecognisers, syncRecognisers } from "./queries";
import css from "./Recognise.module.css";
import { RecogniserCard } from "./RecogniserCard";
import { nameOf, recognisers } from "./recognisers";
import { texts } from "./texts";

export function Recognise() {
	const { heading, noLabels } = texts.value;
	return (
		<section class={css.recognise} aria-labelledby="recognise-heading">
			<h2 id="recognise-heading" class={css.heading}>
				{heading}
			</h2>
			{classLabels.value.length === 0 ? <p class="small">{noLabels}</p> : <Recognisers />}
		</section>
	);
}

function Recognisers() {
	const { lead, alsoBy, input, neighboursTerm, neighboursExplained, probeTerm, probeExplained, learnt } = texts.value;
	const { many } = exampleNoun.value;
	const section = useWhenNear<HTMLDivElement>(syncRecognisers);
	const trainingCount = Math.min(MAX_FIT_EXAMPLES, dataSet.value.trainCounts.at(-1) ?? 0);
	return (
		<div class={css.content} ref={section}>
			<div class={css.head}>
				<div class="picture">
					<PixelImage values={modelInput.value} label={input} />
				</div>
				<div class={css.words}>
					<p class={css.lead}>{lead(many)}</p>
					<p class={`small ${css.terms}`}>
						<Term name={neighboursTerm} explanation={neighboursExplained} opensBelow />
						<Term name={probeTerm} explanation={probeExplained} opensBelow />
						<span>{learnt(formatNumber(trainingCount), many)}</span>
					</p>
				</div>
			</div>
			<ul class={css.cards}>
				{presentRecognisers.value.map((recogniser) => (
					<RecogniserCard key={recogniser} recogniser={recogniser} />
				))}
			</ul>
			<AbsentRecognisers />
			<OwnModelSelect
				chosen={ownModel.value}
				fits={({ id }) => id !== "live"}
				onChoose={chooseOwnModel}
				label={alsoBy}
			/>
			<Comparison />
		</div>
	);
}

/** The models that there are not, in one line. */
function AbsentRecognisers() {
	const { trainOne } = texts.value;
	const absent = recognisers.value.filter(isAbsent);
	if (absent.length === 0) return null;
	return (
		<p class="small">
			{reconstructTexts.value.noModelYet(strings.value.joinNames(absent.map(nameOf)))}
			{sentenceGap.value}
			<ViewLink to="train">{trainOne}</ViewLink>
		</p>
	);
}
