/** One sample enlarged, next to its nearest training examples. */

import { nameOfClass } from "../../state/dataSet";
import { isPanelShown } from "../../state/panels";
import { formatNumber } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { Term } from "../../widgets/Term";
import css from "./ChosenSample.module.css";
import { Novelty } from "./Novelty";
import { NEIGHBOUR_COUNT, type Neighbours, neighbours } from "./neighbours";
import { SearchedExamples } from "./SearchedExamples";
import { chosenImage, sliceImages } from "./samples";
import { chosenSample } from "./state";
import { texts } from "./texts";

export function ChosenSample() {
	const { question, distance, distanceExplained, nearest } = texts.value;
	return (
		<section class={css.chosen} aria-labelledby="question-heading" tabIndex={-1}>
			<h2 id="question-heading" class="figures-caption">
				{question}
			</h2>
			<div class={css.pair}>
				<EnlargedSample />
				{isPanelShown("novelty") && <Novelty />}
			</div>
			<h3 class={`label ${css.nearest}`}>
				{nearest}
				<Term name={distance} explanation={distanceExplained} />
			</h3>
			<ol class={css.neighbours}>
				{Array.from({ length: NEIGHBOUR_COUNT }, (_, index) => (
					<Neighbour key={index} neighbours={neighbours.value} index={index} />
				))}
			</ol>
			<SearchedExamples />
		</section>
	);
}

function EnlargedSample() {
	const name = texts.value.sample(chosenSample.value);
	const values = chosenImage.value;
	return (
		<figure aria-label={name}>
			<div class="picture">
				<PixelImage values={values} label={name} />
			</div>
			<figcaption class="picture-caption">
				<span>{name}</span>
				{values && <SaveButton label={name} file={`sample-${chosenSample.value}`} values={values} />}
			</figcaption>
		</figure>
	);
}

function Neighbour({ neighbours, index }: { neighbours: Neighbours | undefined; index: number }) {
	const { neighbour, withArticle } = texts.value;
	const [label, distance] = [neighbours?.labels[index], neighbours?.distances[index]];
	if (!neighbours || distance === undefined) {
		return (
			<li>
				<div class="picture" />
				<span class="small">–</span>
			</li>
		);
	}
	const formattedDistance = formatNumber(distance, 2);
	const name = label === undefined ? undefined : nameOfClass(label);
	return (
		<li>
			<div class="picture">
				<PixelImage values={sliceImages(neighbours.images, index)} label={neighbour(name, formattedDistance)} />
			</div>
			<span class="small" aria-hidden="true">
				{name !== undefined && withArticle(name)} <b>{formattedDistance}</b>
			</span>
		</li>
	);
}
