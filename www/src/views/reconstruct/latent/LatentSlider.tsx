/** One number of the code as a slider, with what the encoder said of it: a mark at the mean, a band of ± one deviation. */

import { formatNumber, strings } from "../../../strings";
import { Range } from "../../../widgets/Range";
import css from "./LatentFlow.module.css";
import { drawingResult, SLIDER_MAX, setDimension, sliderCode } from "./state";
import { texts } from "./texts";

export function LatentSlider({ index }: { index: number }) {
	const value = sliderCode.value[index] ?? 0;
	return (
		<Range
			label={strings.value.latentAxis(index + 1)}
			marks={<PosteriorMarks index={index} />}
			min={-SLIDER_MAX}
			max={SLIDER_MAX}
			step={0.05}
			value={value}
			text={formatNumber(value, 2)}
			onInput={(next) => setDimension(index, next)}
		/>
	);
}

/** The position on the slider. */
function percent(value: number): number {
	const clamped = Math.min(SLIDER_MAX, Math.max(-SLIDER_MAX, value));
	return (50 * (clamped + SLIDER_MAX)) / SLIDER_MAX;
}

function PosteriorMarks({ index }: { index: number }) {
	const [mean, deviation] = [drawingResult.value?.code[index], drawingResult.value?.deviation?.[index]];
	if (mean === undefined || deviation === undefined) return null;
	const label = texts.value.posterior(formatNumber(mean, 2), formatNumber(deviation, 2));
	const [low, high] = [percent(mean - deviation), percent(mean + deviation)];
	return (
		<span class={css.posterior} role="img" title={label}>
			<span class={css.band} style={{ left: `${low}%`, width: `${high - low}%` }} />
			<span class={css.mean} style={{ left: `${percent(mean)}%` }} />
		</span>
	);
}
