/** Samples of models without a prior, which show what the prior is for. */

import type { ModelId, OwnModelId } from "../../engine/protocol";
import { doesNotExist, isReady } from "../../state/engine";
import { isOwn } from "../../state/modelBytes";
import { fittingOwnModels, isPlain, ownModelId } from "../../state/modelSelection";
import { formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { Segmented } from "../../widgets/Segmented";
import { Term } from "../../widgets/Term";
import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import { ModelGate } from "../ModelGate";
import { modelTexts } from "../modelTexts";
import { OwnChooser } from "../ownModels/OwnChooser";
import { MissingModels } from "../reconstruct/MissingModels";
import css from "./Generate.module.css";
import { medianOf } from "./median";
import { currentRelativeDistances, type SampleSource } from "./neighbours";
import { imagesAt, plainSamples } from "./samples";
import {
	type CodeSource,
	codeSource,
	codeSources,
	model,
	modelInSlot,
	nothingToSample,
	PLAIN_COUNT,
	type PlainSlot,
	plainSlots,
	shippedPlain,
	sizes,
	wantedPlain,
} from "./state";
import { texts } from "./texts";

function chooseCodeSource(chosen: CodeSource): void {
	codeSource.value = chosen;
}

export function PlainModels() {
	const { plain, plainNote, codeSource: legend, codeSources: names, whyNoExamples } = texts.value;
	// Nor is there one of the visitor's own to choose.
	if (nothingToSample.value && !fittingOwnModels.value.some(isPlain)) return null;
	const options = codeSources.map((value) => ({ value, name: names[value], content: names[value] }));
	const shown = shippedPlain.filter((id) => !doesNotExist(id));
	return (
		<section class={css.plain} aria-labelledby="plain-heading">
			<h2 id="plain-heading" class="figures-caption">
				{plain}
			</h2>
			<p class="figures-note">{plainNote}</p>
			<div class={css.width}>
				<span aria-hidden="true">{legend}</span>
				<Segmented legend={legend} options={options} chosen={codeSource.value} onChoose={chooseCodeSource} />
			</div>
			{areStatsMissing() && <ExamplesFailed />}
			{shown.map((id) => (
				<Row key={id} slot={id} id={id} />
			))}
			{!doesNotExist(model.value) && <MissingModels of={shippedPlain} />}
			{shown.length > 0 && <p class={css.why}>{whyNoExamples[codeSource.value]}</p>}
			<Own />
			<Comparison />
		</section>
	);
}

function chooseOwn(id: OwnModelId | undefined): void {
	wantedPlain.value = id;
}

function Own() {
	const id = modelInSlot("own");
	// The controls above already say how to get a model.
	if (!fittingOwnModels.value.some(isPlain)) return null;
	return (
		<>
			<OwnChooser chosen={ownModelId(id)} fits={isPlain} onChoose={chooseOwn} />
			{id && <Row slot="own" id={id} />}
		</>
	);
}

/** The spread of codes is that of the test examples. */
const areStatsMissing = () => codeSource.value === "codes" && areExamplesMissing.value;

function Row({ slot, id }: { slot: PlainSlot; id: ModelId }) {
	const { name } = modelTexts(id);
	const images = plainSamples[slot].value?.images;
	const isComputingStats = codeSource.value === "codes" && isReady(id) && !images && !areStatsMissing();
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
				{plainSlots.map((slot) => {
					const id = modelInSlot(slot);
					return id && !doesNotExist(id) && <RelativeDistance key={slot} name={modelTexts(id).name} source={slot} />;
				})}
			</dl>
		</div>
	);
}

function RelativeDistance({ name, source }: { name: string; source: SampleSource }) {
	const distances = currentRelativeDistances(source) ?? [];
	return (
		<div>
			<dt>{name}</dt>
			<dd>{distances.length > 0 ? `${formatNumber(100 * medianOf(distances))}%` : "–"}</dd>
		</div>
	);
}
