/** Input → code on sliders → reconstruction. */

import { isEmpty } from "../../../state/drawing";
import { modelInput } from "../../../state/results";
import { formatNumber, joinSentences, strings } from "../../../strings";
import { LatentPlane } from "../../../widgets/LatentPlane";
import { PixelImage } from "../../../widgets/PixelImage";
import { SaveButton } from "../../../widgets/SaveButton";
import { Term } from "../../../widgets/Term";
import cardsCss from "../cards.module.css";
import { FlowArrow } from "../FlowArrow";
import { narrowness } from "../narrowness";
import { Score } from "../Score";
import css from "./LatentFlow.module.css";
import { LatentSlider } from "./LatentSlider";
import { code, dimensions, encoded, goToDrawing, isMoved, noise, reconstruction, sample } from "./state";
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
			<FlowArrow place={css.encode} name={encode} />
			<Code />
			<FlowArrow place={css.decode} name={decode} />
			<Output />
		</div>
	);
}

function Code() {
	const { code: name, codeExplained, posteriorTerm, posteriorExplained, tooFew } = texts.value;
	const count = dimensions.value;
	return (
		<figure class={`${cardsCss.step} ${css.code}`}>
			<figcaption>{name}</figcaption>
			<div class={count === 2 ? css.two : css.many}>
				{count === 2 && <Plane />}
				<div class={css.sliders}>
					{Array.from(code.value, (_, index) => (
						<LatentSlider key={index} index={index} />
					))}
				</div>
			</div>
			<Tools />
			<p class="small">
				<strong class={css.narrowness}>{narrowness(count)}</strong>
				{joinSentences(codeExplained, count === 2 && tooFew)}
			</p>
			<p class="small">
				<Term name={posteriorTerm} explanation={posteriorExplained} opensBelow />
			</p>
			<Sampled />
		</figure>
	);
}

function Plane() {
	const { latentAxis, list } = strings.value;
	const { code: mean, deviation } = encoded.value ?? {};
	const [x = 0, y = 0] = code.value;
	const [meanX = x, meanY = y] = mean ?? [];
	const [rx = 0, ry = 0] = deviation ?? [];
	const values = [x, y].map((value, at) => `${latentAxis(at + 1)} = ${formatNumber(value, 2)}`);
	return (
		<div class={`picture picture-square ${css.plane}`}>
			<LatentPlane mean={[meanX, meanY]} deviation={[rx, ry]} at={[x, y]} label={texts.value.point(list(values))} />
		</div>
	);
}

function Tools() {
	const { toDrawing, sample: sampleName } = texts.value;
	return (
		<div class="tools">
			<button type="button" class="button" aria-disabled={!encoded.value} onClick={sample}>
				{sampleName}
			</button>
			<button type="button" class="button" aria-disabled={!isMoved.value} onClick={goToDrawing}>
				{toDrawing}
			</button>
		</div>
	);
}

/** The sample of two dimensions, step by step; of sixteen it would be a table. */
function Sampled() {
	const { code: mean = [], deviation = [] } = encoded.value ?? {};
	if (!noise.value || dimensions.value > 2) return null;
	const number = (value: number | undefined) => formatNumber(value ?? 0, 2);
	return (
		<p class={css.sampled} translate={false}>
			{Array.from(noise.value, (epsilon, at) => (
				<span key={at}>
					{texts.value.sampled(
						strings.value.latentAxis(at + 1),
						number(mean[at]),
						number(deviation[at]),
						epsilon < 0 ? `(${number(epsilon)})` : number(epsilon),
						number(code.value[at]),
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
			<div class={css.verdict}>
				{isMoved.value && <p class="small">{moved}</p>}
				{!isMoved.value && isEmpty.value && <p class="small">{strings.value.waiting}</p>}
				{!isMoved.value && !isEmpty.value && <Score bce={encoded.value?.bce} floor={encoded.value?.floor} />}
			</div>
		</figure>
	);
}
