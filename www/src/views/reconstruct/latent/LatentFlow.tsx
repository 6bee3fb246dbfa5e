/** Input → code on sliders → reconstruction. */

import { isPadEmpty } from "../../../state/drawing";
import { modelInput } from "../../../state/results";
import { formatNumber, joinSentences, strings } from "../../../strings";
import { LatentPlane } from "../../../widgets/LatentPlane";
import { PixelImage } from "../../../widgets/PixelImage";
import { SaveButton } from "../../../widgets/SaveButton";
import { Term } from "../../../widgets/Term";
import { bottleneckText } from "../bottleneckText";
import cardsCss from "../cards.module.css";
import { FlowArrow } from "../FlowArrow";
import { Score } from "../Score";
import css from "./LatentFlow.module.css";
import { LatentSlider } from "./LatentSlider";
import {
	drawingResult,
	isCodeMoved,
	latentDimensions,
	reconstruction,
	resetToDrawing,
	sampleNoise,
	samplePosterior,
	sliderCode,
} from "./state";
import { texts } from "./texts";

export function LatentFlow() {
	const { encode, decode } = strings.value;
	const { input } = texts.value;
	return (
		<div class={css.flow}>
			<figure class={`${cardsCss.step} ${css.input}`}>
				<figcaption>{input}</figcaption>
				<div class="picture">
					<PixelImage values={modelInput.value} label={input} />
				</div>
			</figure>
			<FlowArrow areaClass={css.encode} name={encode} />
			<Code />
			<FlowArrow areaClass={css.decode} name={decode} />
			<Output />
		</div>
	);
}

function Code() {
	const { code: name, codeExplained, posteriorTerm, posteriorExplained, tooFew } = texts.value;
	const count = latentDimensions.value;
	return (
		<figure class={`${cardsCss.step} ${css.code}`}>
			<figcaption>{name}</figcaption>
			<div class={count === 2 ? css.two : css.many}>
				{count === 2 && <Plane />}
				<div class={css.sliders}>
					{Array.from(sliderCode.value, (_, index) => (
						<LatentSlider key={index} index={index} />
					))}
				</div>
			</div>
			<CodeButtons />
			<p class="small">
				<strong class={css.bottleneck}>{bottleneckText(count)}</strong>
				{joinSentences(codeExplained, count === 2 && tooFew)}
			</p>
			<p class="small">
				<Term name={posteriorTerm} explanation={posteriorExplained} opensBelow />
			</p>
			<SampleEquations />
		</figure>
	);
}

function Plane() {
	const { latentAxis, list } = strings.value;
	const { code: mean, deviation } = drawingResult.value ?? {};
	const [x = 0, y = 0] = sliderCode.value;
	const [meanX = x, meanY = y] = mean ?? [];
	const [deviationX = 0, deviationY = 0] = deviation ?? [];
	const values = [x, y].map((value, index) => `${latentAxis(index + 1)} = ${formatNumber(value, 2)}`);
	return (
		<div class={`picture picture-square ${css.plane}`}>
			<LatentPlane
				mean={[meanX, meanY]}
				deviation={[deviationX, deviationY]}
				code={[x, y]}
				label={texts.value.point(list(values))}
			/>
		</div>
	);
}

function CodeButtons() {
	const { toDrawing, sample: sampleName } = texts.value;
	return (
		<div class="tools">
			<button type="button" class="button" aria-disabled={!drawingResult.value} onClick={samplePosterior}>
				{sampleName}
			</button>
			<button type="button" class="button" aria-disabled={!isCodeMoved.value} onClick={resetToDrawing}>
				{toDrawing}
			</button>
		</div>
	);
}

/** How the sample was computed, z = μ + σ·ε, for two dimensions; for sixteen it would be a table. */
function SampleEquations() {
	const { code: mean = [], deviation = [] } = drawingResult.value ?? {};
	if (!sampleNoise.value || latentDimensions.value > 2) return null;
	const number = (value: number | undefined) => formatNumber(value ?? 0, 2);
	return (
		<p class={css.sampled} translate={false}>
			{Array.from(sampleNoise.value, (epsilon, index) => (
				<span key={index}>
					{texts.value.sampled(
						strings.value.latentAxis(index + 1),
						number(mean[index]),
						number(deviation[index]),
						epsilon < 0 ? `(${number(epsilon)})` : number(epsilon),
						number(sliderCode.value[index]),
					)}
				</span>
			))}
		</p>
	);
}

function Output() {
	const { reconstruction: name, moved } = texts.value;
	const values = reconstruction.value;
	return (
		<figure class={`${cardsCss.step} ${css.output}`}>
			<figcaption>
				{name}
				{values && <SaveButton label={name} file="reconstruction" values={values} />}
			</figcaption>
			<div class="picture">
				<PixelImage values={values} label={name} />
			</div>
			<div class={css.outcome}>
				{isCodeMoved.value && <p class="small">{moved}</p>}
				{!isCodeMoved.value && isPadEmpty.value && <p class="small">{strings.value.waiting}</p>}
				{!isCodeMoved.value && !isPadEmpty.value && (
					<Score bce={drawingResult.value?.bce} floor={drawingResult.value?.inputEntropy} />
				)}
			</div>
		</figure>
	);
}
