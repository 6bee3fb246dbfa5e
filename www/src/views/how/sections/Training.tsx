/** How the models were trained, and where the data come from. */

import { sentenceGap } from "../../../strings";
import { ViewLink } from "../../ViewLink";
import { Paragraphs, Section } from "../Article";
import css from "../How.module.css";
import { texts } from "./trainingTexts";

export function Training() {
	const { opening, yourself, yourselfLink, source } = texts.value;
	return (
		<Section id="training">
			<Paragraphs paragraphs={opening} />
			<p class={css.text}>
				{yourself}
				{sentenceGap.value}
				<ViewLink to="train">{yourselfLink}</ViewLink>
			</p>
			<p class={`${css.text} small`}>{source}</p>
		</Section>
	);
}
