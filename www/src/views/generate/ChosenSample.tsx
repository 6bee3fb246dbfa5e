/** One sample enlarged, next to its nearest training examples. */

import { className } from "../../state/dataSet";
import { isShown } from "../../state/panels";
import { formatNumber } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { Term } from "../../widgets/Term";
import css from "./ChosenSample.module.css";
import { Novelty } from "./Novelty";
import { NEIGHBOURS, type Neighbours, neighbours } from "./neighbours";
import { chosenImage, imagesAt } from "./samples";
import { chosen } from "./state";
import { TrainSet } from "./TrainSet";
import { texts } from "./texts";

export function ChosenSample() {
	const { question, distance, distanceExplained, nearest } = texts.value;
	return (
		<section class={css.chosen} aria-labelledby="question-heading" tabIndex={-1}>
			<h2 id="question-heading" class="figures-caption">
				{question}
			</h2>
			<div class={css.pair}>
				<LargeSample />
				{isShown("novelty") && <Novelty />}
			</div>
			<h3 class={`label ${css.nearest}`}>
				{nearest}
				<Term name={distance} explanation={distanceExplained} />
			</h3>
			<ol class={css.neighbours}>
				{Array.from({ length: NEIGHBOURS }, (_, index) => (
					<Neighbour key={index} neighbours={neighbours.value} index={index} />
				))}
			</ol>
			<TrainSet />
		</section>
	);
}

function LargeSample() {
	const name = texts.value.sample(chosen.value);
	const values = chosenImage.value;
	return (
		<figure aria-label={name}>
			<div class="picture">
				<PixelImage values={values} label={name} />
			</div>
			<figcaption class="picture-caption">
				<span>{name}</span>
				{values && <SaveButton label={name} file={`sample-${chosen.value}`} values={values} />}
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
	const written = formatNumber(distance, 2);
	const name = label === undefined ? undefined : className(label);
	return (
		<li>
			<div class="picture">
				<PixelImage values={imagesAt(neighbours.images, index)} label={neighbour(name, written)} />
			</div>
			<span class="small" aria-hidden="true">
				{name !== undefined && withArticle(name)} <b>{written}</b>
			</span>
		</li>
	);
}
