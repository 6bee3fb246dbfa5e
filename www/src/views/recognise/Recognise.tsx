/** What the input is, by the codes of several models, by its pixels and by PCA. */

import { FIT_EXAMPLES } from "../../engine/fitExamples";
import { dataSet, labels } from "../../state/dataSet";
import { ownModel } from "../../state/reconstruction";
import { modelInput } from "../../state/results";
import { formatNumber, noun, sentenceGap, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { Term } from "../../widgets/Term";
import { useReached } from "../../widgets/useReached";
import { OwnChooser } from "../ownModels/OwnChooser";
import { chooseOwn } from "../reconstruct/state";
import { texts as reconstructTexts } from "../reconstruct/texts";
import { ViewLink } from "../ViewLink";
import { Comparison } from "./Comparison";
import "../../styles/figures.css";
import css from "./Recognise.module.css";
import { RowCard } from "./RowCard";
import { nameOf, rows } from "./rows";
import { texts } from "./texts";
import { isAbsent, presentRows, syncRows } from "./works";

export function Recognise() {
	const { heading, noLabels } = texts.value;
	return (
		<section class={css.recognise} aria-labelledby="recognise-heading">
			<h2 id="recognise-heading" class={css.heading}>
				{heading}
			</h2>
			{labels.value.length === 0 ? <p class="small">{noLabels}</p> : <Rows />}
		</section>
	);
}

function Rows() {
	const { lead, alsoBy, input, neighboursTerm, neighboursExplained, probeTerm, probeExplained, learnt } = texts.value;
	const { many } = noun.value;
	const section = useReached<HTMLDivElement>(syncRows);
	const known = Math.min(FIT_EXAMPLES, dataSet.value.trainCounts.at(-1) ?? 0);
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
						<span>{learnt(formatNumber(known), many)}</span>
					</p>
				</div>
			</div>
			<ul class={css.cards}>
				{presentRows.value.map((row) => (
					<RowCard key={row} row={row} />
				))}
			</ul>
			<Absent />
			<OwnChooser chosen={ownModel.value} fits={({ id }) => id !== "live"} onChoose={chooseOwn} label={alsoBy} />
			<Comparison />
		</div>
	);
}

/** The models that there are not, in one line. */
function Absent() {
	const { trainOne } = texts.value;
	const absent = rows.value.filter(isAbsent);
	if (absent.length === 0) return null;
	return (
		<p class="small">
			{reconstructTexts.value.noModelYet(strings.value.joinNames(absent.map(nameOf)))}
			{sentenceGap.value}
			<ViewLink to="train">{trainOne}</ViewLink>
		</p>
	);
}
