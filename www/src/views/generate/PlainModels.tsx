/** Samples of models without a prior, which show what the prior is for. */

import type { ModelId, OwnModelId } from "../../engine/protocol";
import { dataSetLacksModel, isModelReady } from "../../state/engine";
import { isOwnModel } from "../../state/modelBytes";
import { compatibleOwnModels, isDeterministic, ownModelId } from "../../state/modelSelection";
import { formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { Segmented } from "../../widgets/Segmented";
import { Term } from "../../widgets/Term";
import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import { ModelGate } from "../ModelGate";
import { modelTexts } from "../modelTexts";
import { OwnModelSelect } from "../ownModels/OwnModelSelect";
import { MissingModels } from "../reconstruct/MissingModels";
import css from "./Generate.module.css";
import { median } from "./median";
import { type ComparedSource, currentRelativeDistances } from "./neighbours";
import { plainSamples, sliceImages } from "./samples";
import {
	areAllModelsMissing,
	type CodeDistribution,
	codeDistribution,
	codeDistributions,
	generatorModel,
	latentSizes,
	modelInSlot,
	PLAIN_SAMPLE_COUNT,
	type PlainSlot,
	plainSlots,
	pretrainedPlainIds,
	wantedOwnPlain,
} from "./state";
import { texts } from "./texts";

function chooseCodeSource(chosen: CodeDistribution): void {
	codeDistribution.value = chosen;
}

export function PlainModels() {
	const { plain, plainNote, distribution: legend, distributions: names, whyUnlikeExamples } = texts.value;
	// No model of the data set, and none of the visitor's own without a prior.
	if (areAllModelsMissing.value && !compatibleOwnModels.value.some(isDeterministic)) return null;
	const options = codeDistributions.map((value) => ({ value, name: names[value], content: names[value] }));
	const available = pretrainedPlainIds.filter((id) => !dataSetLacksModel(id));
	return (
		<section class={css.plain} aria-labelledby="plain-heading">
			<h2 id="plain-heading" class="figures-caption">
				{plain}
			</h2>
			<p class="figures-note">{plainNote}</p>
			<div class={css.width}>
				<span aria-hidden="true">{legend}</span>
				<Segmented legend={legend} options={options} chosen={codeDistribution.value} onChoose={chooseCodeSource} />
			</div>
			{areStatsMissing() && <ExamplesFailed />}
			{available.map((id) => (
				<PlainModelRow key={id} slot={id} id={id} />
			))}
			{!dataSetLacksModel(generatorModel.value) && <MissingModels models={pretrainedPlainIds} />}
			{available.length > 0 && <p class={css.why}>{whyUnlikeExamples[codeDistribution.value]}</p>}
			<OwnPlainModel />
			<Comparison />
		</section>
	);
}

function chooseOwn(id: OwnModelId | undefined): void {
	wantedOwnPlain.value = id;
}

function OwnPlainModel() {
	const id = modelInSlot("own");
	// The controls above already say how to get a model.
	if (!compatibleOwnModels.value.some(isDeterministic)) return null;
	return (
		<>
			<OwnModelSelect chosen={ownModelId(id)} fits={isDeterministic} onChoose={chooseOwn} />
			{id && <PlainModelRow slot="own" id={id} />}
		</>
	);
}

/** Whether the spread of the codes cannot be computed: it is that of the codes of the test examples. */
const areStatsMissing = () => codeDistribution.value === "codes" && areExamplesMissing.value;

function PlainModelRow({ slot, id }: { slot: PlainSlot; id: ModelId }) {
	const { name } = modelTexts(id);
	const images = plainSamples[slot].value?.images;
	const isComputingStats = codeDistribution.value === "codes" && isModelReady(id) && !images && !areStatsMissing();
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
			{Array.from({ length: PLAIN_SAMPLE_COUNT }, (_, index) => (
				<li key={index} class="picture">
					<PixelImage values={images && sliceImages(images, index)} label={texts.value.plainSample(name, index + 1)} />
				</li>
			))}
		</ul>
	);
}

/** How near the samples of each model come to training examples, relative to an empty picture, which is at 100 %. */
function Comparison() {
	const { relativeDistance, relativeDistanceExplained, sized } = texts.value;
	const { latentDimension } = strings.value;
	const { name } = modelTexts(generatorModel.value);
	const generator = isOwnModel(generatorModel.value)
		? name
		: sized(name, latentDimension(latentSizes[generatorModel.value]));
	return (
		<div class={css.comparison}>
			<Term name={relativeDistance} explanation={relativeDistanceExplained} opensBelow />
			<dl>
				{!dataSetLacksModel(generatorModel.value) && <RelativeDistance name={generator} source="generator" />}
				{plainSlots.map((slot) => {
					const id = modelInSlot(slot);
					return (
						id && !dataSetLacksModel(id) && <RelativeDistance key={slot} name={modelTexts(id).name} source={slot} />
					);
				})}
			</dl>
		</div>
	);
}

function RelativeDistance({ name, source }: { name: string; source: ComparedSource }) {
	const distances = currentRelativeDistances(source) ?? [];
	return (
		<div>
			<dt>{name}</dt>
			<dd>{distances.length > 0 ? `${formatNumber(100 * median(distances))}%` : "–"}</dd>
		</div>
	);
}
