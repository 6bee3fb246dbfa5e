/** Samples of models without a prior, which show what the prior is for. */

import type { ModelId, OwnModelId } from "../../engine/protocol";
import { doesNotExist, isReady } from "../../state/engine";
import { isOwn } from "../../state/modelBytes";
import { choosable, isPlain, ownModelId } from "../../state/modelSelection";
import { formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { Segmented } from "../../widgets/Segmented";
import { Term } from "../../widgets/Term";
import { ModelGate } from "../ModelGate";
import { modelTexts } from "../modelTexts";
import { NoModel } from "../oneClick/NoModel";
import { OwnChooser } from "../ownModels/OwnChooser";
import css from "./Generate.module.css";
import { medianOf } from "./median";
import { currentRelativeDistances, type SampleSource } from "./neighbours";
import { imagesAt, plainSamples } from "./samples";
import {
	model,
	nothingToSample,
	PLAIN_COUNT,
	type Place,
	places,
	plainAt,
	sizes,
	type Width,
	wantedPlain,
	width,
	widths,
} from "./state";
import { texts } from "./texts";

function chooseWidth(chosen: Width): void {
	width.value = chosen;
}

const shipped = ["vanilla", "convolutional"] as const;

export function PlainModels() {
	const { plain, plainNote, width: legend, widths: names, whyNoExamples } = texts.value;
	// Nor is there one of the visitor's own to choose.
	if (nothingToSample.value && !choosable.value.some(isPlain)) return null;
	const options = widths.map((value) => ({ value, name: names[value], content: names[value] }));
	const shown = shipped.filter((id) => !doesNotExist(id));
	return (
		<section class={css.plain} aria-labelledby="plain-heading">
			<h2 id="plain-heading" class="figures-caption">
				{plain}
			</h2>
			<p class="figures-note">{plainNote}</p>
			<div class={css.width}>
				<span aria-hidden="true">{legend}</span>
				<Segmented legend={legend} options={options} chosen={width.value} onChoose={chooseWidth} />
			</div>
			{shown.map((id) => (
				<Row key={id} place={id} id={id} />
			))}
			{shown.length < shipped.length && !doesNotExist(model.value) && <NoModel />}
			{shown.length > 0 && <p class={css.why}>{whyNoExamples[width.value]}</p>}
			<Own />
			<Comparison />
		</section>
	);
}

function chooseOwn(id: OwnModelId | undefined): void {
	wantedPlain.value = id;
}

function Own() {
	const id = plainAt("own");
	// The controls above already say how to get a model.
	if (!choosable.value.some(isPlain)) return null;
	return (
		<>
			<OwnChooser chosen={ownModelId(id)} fits={isPlain} onChoose={chooseOwn} />
			{id && <Row place="own" id={id} />}
		</>
	);
}

function Row({ place, id }: { place: Place; id: ModelId }) {
	const { name } = modelTexts(id);
	const images = plainSamples[place].value?.images;
	const isComputingStats = width.value === "codes" && isReady(id) && !images;
	return (
		<section class={css.row} aria-label={name} tabIndex={-1}>
			<h3 class="label">{name}</h3>
			{isComputingStats && <p class="small">{texts.value.computingStats}</p>}
			<ModelGate id={id}>{() => <Pictures name={name} images={images} />}</ModelGate>
		</section>
	);
}

function Pictures({ name, images }: { name: string; images: Float32Array | undefined }) {
	return (
		<ul>
			{Array.from({ length: PLAIN_COUNT }, (_, at) => (
				<li key={at} class="picture">
					<PixelImage values={images && imagesAt(images, at)} label={texts.value.plainSample(name, at + 1)} />
				</li>
			))}
		</ul>
	);
}

/** How near the samples of each model come to training examples. */
function Comparison() {
	const { relativeDistance, relativeDistanceExplained, sized } = texts.value;
	const { latentDimension } = strings.value;
	const { name } = modelTexts(model.value);
	const generator = isOwn(model.value) ? name : sized(name, latentDimension(sizes[model.value]));
	return (
		<div class={css.comparison}>
			<Term name={relativeDistance} explanation={relativeDistanceExplained} opensBelow />
			<dl>
				{!doesNotExist(model.value) && <RelativeDistance name={generator} source="generator" />}
				{places.map((place) => {
					const id = plainAt(place);
					return id && !doesNotExist(id) && <RelativeDistance key={place} name={modelTexts(id).name} source={place} />;
				})}
			</dl>
		</div>
	);
}

function RelativeDistance({ name, source }: { name: string; source: SampleSource }) {
	const distances = currentRelativeDistances(source);
	return (
		<div>
			<dt>{name}</dt>
			<dd>{distances ? `${formatNumber(100 * medianOf(distances))}%` : "–"}</dd>
		</div>
	);
}
