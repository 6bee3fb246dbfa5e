/** One number of the code as a slider, with what the encoder said of it: a mark at the mean, a band of ± one deviation. */

import { formatNumber, strings } from "../../../strings";
import { Range } from "../../../widgets/Range";
import css from "./LatentFlow.module.css";
import { code, encoded, REACH, setDimension } from "./state";
import { texts } from "./texts";

export function LatentSlider({ index }: { index: number }) {
	const value = code.value[index] ?? 0;
	return (
		<Range
			label={strings.value.latentAxis(index + 1)}
			marks={<Posterior index={index} />}
			min={-REACH}
			max={REACH}
			step={0.05}
			value={value}
			text={formatNumber(value, 2)}
			onInput={(next) => setDimension(index, next)}
		/>
	);
}

function percent(value: number): number {
	const within = Math.min(REACH, Math.max(-REACH, value));
	return (50 * (within + REACH)) / REACH;
}

function Posterior({ index }: { index: number }) {
	const [mean, deviation] = [encoded.value?.code[index], encoded.value?.deviation?.[index]];
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
