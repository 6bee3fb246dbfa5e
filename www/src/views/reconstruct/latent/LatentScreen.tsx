/** The first screen: one model, from the drawing to a code of a few numbers on sliders, and on to the reconstruction. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { announceLater } from "../../../state/announcer";
import { isPadEmpty } from "../../../state/drawing";
import { dataSetLacksModel, isModelPending, isModelReady } from "../../../state/engine";
import { isPanelShown } from "../../../state/panels";
import { bottleneckModels, latentModel } from "../../../state/reconstruction";
import { isPrecomputed } from "../../../state/results";
import { formatNumber, joinSentences, strings } from "../../../strings";
import { Deferred } from "../../../widgets/Deferred";
import { PixelImage } from "../../../widgets/PixelImage";
import { Term } from "../../../widgets/Term";
import { Bottlenecks } from "../../bottlenecks/Bottlenecks";
import { texts as bottleneckTexts } from "../../bottlenecks/texts";
import { DrawHeading, DrawingPad, InputPreviewAndExamples } from "../../drawing/DrawPanel";
import { ModelGate } from "../../ModelGate";
import { modelTexts } from "../../modelTexts";
import { DimensionSwitch } from "../DimensionSwitch";
import { LayoutSwitch } from "../LayoutSwitch";
import { chooseLayout } from "../state";
import { LatentFlow } from "./LatentFlow";
import css from "./LatentScreen.module.css";
import { chooseModel, drawingResult, isCodeMoved, reconstruction, sampleNoise, sliderCode, syncLatent } from "./state";
import { texts } from "./texts";

export function LatentScreen() {
	useEffect(syncLatent, []);
	useSignalEffect(announceCode);
	return (
		<div class={css.screen} data-tour-scroll-target>
			<section class={css.pad} aria-labelledby="draw-heading" tabIndex={-1}>
				<DrawHeading />
				<DrawingPad />
			</section>
			{!dataSetLacksModel(latentModel.value) && (
				<div class={css.preview} aria-hidden="true">
					<div class="picture">
						<PixelImage values={reconstruction.value} />
					</div>
					<span>{strings.value.reconstruction}</span>
				</div>
			)}
			<section class={css.panel} aria-labelledby="latent-heading" tabIndex={-1}>
				<h2 id="latent-heading" class="visually-hidden">
					{texts.value.heading}
				</h2>
				<div class={css.head}>
					{isPanelShown("layouts") && <LayoutSwitch />}
					<div class={css.model}>
						<Term name={modelTexts(latentModel.value).name} explanation={texts.value.variationalExplained} opensBelow />
						<DimensionSwitch chosen={latentModel.value} onChoose={chooseModel} />
					</div>
				</div>
				<div class={css.gate}>
					<FlowWhenLoaded />
				</div>
			</section>
			<div class={css.aside}>
				<InputPreviewAndExamples />
			</div>
			<Deferred>
				{isPanelShown("bottlenecks") && !bottleneckModels.every(dataSetLacksModel) && <FourBottlenecks />}
			</Deferred>
		</div>
	);
}

/** Waits for the model, except where its result for the first drawing was computed when the page was built. */
function FlowWhenLoaded() {
	const id = latentModel.value;
	const hasPrecomputedResult = isPrecomputed.value && drawingResult.value !== undefined && isModelPending(id);
	return hasPrecomputedResult || isModelReady(id) ? <LatentFlow /> : <ModelGate id={id}>{() => null}</ModelGate>;
}

/** Longer codes are not announced to screen readers: the sliders do that. */
const MAX_SPOKEN_DIMENSIONS = 2;

/** Announces the result for the drawing, or that sliders were moved; these announce their values themselves. */
function announceCode(): void {
	const { latentAxis, list, waiting, announceResult, announceScore } = strings.value;
	const { announce, announceSample, moved } = texts.value;
	const values = list(
		Array.from(sliderCode.value, (value, index) => `${latentAxis(index + 1)} = ${formatNumber(value, 2)}`),
	);
	if (isPadEmpty.value) announceLater(waiting);
	else if (isCodeMoved.value) announceLater(sampleNoise.value ? announceSample(values) : moved);
	else if (drawingResult.value) {
		const score = announceScore(modelTexts(latentModel.value).name, formatNumber(drawingResult.value.bce, 3));
		announceLater(
			joinSentences(announceResult(score), sliderCode.value.length <= MAX_SPOKEN_DIMENSIONS && announce(values)),
		);
	}
}

function FourBottlenecks() {
	const { title, caption } = bottleneckTexts.value;
	return (
		<section class={css.bottlenecks} aria-labelledby="bottlenecks-heading">
			<h2 id="bottlenecks-heading">{title}</h2>
			<p class="small">{caption}</p>
			<Bottlenecks />
			<button
				type="button"
				class="button"
				onClick={() => {
					chooseLayout("all");
					scrollTo(0, 0);
				}}
			>
				{texts.value.compare}
			</button>
		</section>
	);
}
