/** A sample of the code: z = μ + σ·ε, with ε on a slider. */

import { formatNumber } from "../../../../strings";
import { Range } from "../../../../widgets/Range";
import css from "./Card.module.css";
import { epsilon, hold } from "./chosen";
import { Line } from "./Lines";
import { formatFactor, formatValue } from "./number";
import type { PartProps } from "./parts";
import { texts } from "./texts";

export function Sample({ at, contributions: { inputs, weights, value }, steps }: PartProps) {
	const { formula, deviation, noise, noiseNote } = texts.value;
	const [mean = 0, sigma = 0] = inputs;
	const noiseValue = weights[1] ?? 0;
	const logVariance = steps.find(({ name }) => name === "z_log_var")?.values[at.unit] ?? 0;
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
				value={epsilon.value}
				text={formatNumber(epsilon.value, 1)}
				onInput={(next) => {
					hold(at);
					epsilon.value = next;
				}}
			/>
			<p class="small">{noiseNote}</p>
		</>
	);
}
