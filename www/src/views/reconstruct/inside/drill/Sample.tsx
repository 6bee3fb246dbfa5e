/** A sample of the code: z = μ + σ·ε, with ε on a slider. */

import { formatNumber } from "../../../../strings";
import { Range } from "../../../../widgets/Range";
import { pinUnit, samplingNoise } from "./chosenUnit";
import css from "./ExplanationCard.module.css";
import type { ExplainerProps } from "./explainerProps";
import { Line } from "./Lines";
import { formatFactor, formatValue } from "./number";
import { texts } from "./texts";

export function Sample({ unit, contributions: { inputs, weights, value }, layers }: ExplainerProps) {
	const { formula, deviation, noise, noiseNote } = texts.value;
	const [mean = 0, sigma = 0] = inputs;
	const noiseValue = weights[1] ?? 0; // z = 1·μ + ε·σ
	const logVariance = layers.find(({ name }) => name === "z_log_var")?.values[unit.index] ?? 0;
	return (
		<>
			<p class={css.formula} translate={false}>
				{formula}
			</p>
			<dl class={css.lines}>
				<Line label="μ" value={mean} />
				<Line label="log σ²" value={logVariance} />
				<Line label={deviation} value={sigma} />
				<Line
					label="z"
					term={`${formatValue(mean)} + ${formatValue(sigma)} × ${formatFactor(noiseValue)}`}
					value={value}
					strong
				/>
			</dl>
			<Range
				label={noise}
				min={-3}
				max={3}
				step={0.1}
				value={samplingNoise.value}
				text={formatNumber(samplingNoise.value, 1)}
				onInput={(next) => {
					pinUnit(unit);
					samplingNoise.value = next;
				}}
			/>
			<p class="small">{noiseNote}</p>
		</>
	);
}
