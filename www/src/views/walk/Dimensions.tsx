/** A slider for each latent dimension, those that carry most information first. */

import { formatNumber, strings } from "../../strings";
import { Range } from "../../widgets/Range";
import { Term } from "../../widgets/Term";
import { centreCode, sliderBounds } from "./bounds";
import { code, goToCode, goToDrawing, hasPrior, isAtDrawing, setDimension } from "./state";
import { texts } from "./texts";
import css from "./Walk.module.css";
import { latentStats } from "./workerResults";

/** The indices of the dimensions by importance, the largest first; in their own order until it is known. */
function sortedIndices(importances: Float32Array | undefined, length: number): number[] {
	const indices = Array.from({ length }, (_, index) => index);
	return importances ? indices.sort((a, b) => (importances[b] ?? 0) - (importances[a] ?? 0)) : indices;
}

function Importance({ importance, max }: { importance: number; max: number }) {
	const { nats, variance } = texts.value;
	const text = (hasPrior.value ? nats : variance)(formatNumber(importance, 2));
	return (
		<span class={css.importance} role="img" title={text}>
			<span class={css.importanceValue} style={{ width: `${(100 * importance) / max}%` }} />
		</span>
	);
}

function Tools() {
	const { toCentre, toDrawing } = texts.value;
	return (
		<div class="tools">
			<button type="button" class="button" aria-disabled={isAtDrawing.value} onClick={goToDrawing}>
				{toDrawing}
			</button>
			<button type="button" class="button" onClick={() => goToCode(centreCode.value)}>
				{toCentre}
			</button>
		</div>
	);
}

/** What the bars beside the sliders show. */
function ImportanceLegend() {
	const { klTerm, klExplained, varianceTerm, varianceExplained } = texts.value;
	return (
		<span class="small">
			{hasPrior.value ? (
				<Term name={klTerm} explanation={klExplained} />
			) : (
				<Term name={varianceTerm} explanation={varianceExplained} />
			)}
		</span>
	);
}

export function Dimensions() {
	const { latentAxis } = strings.value;
	const importances = hasPrior.value ? latentStats.value?.kl : latentStats.value?.codeStats.variance;
	const max = Math.max(...(importances ?? [1])) || 1;
	return (
		<section class={css.dimensions} aria-labelledby="dimensions-heading">
			<div class={css.dimensionsHead}>
				<h2 id="dimensions-heading" class="label">
					{texts.value.slidersHeading}
				</h2>
				<ImportanceLegend />
			</div>
			<div class={code.value.length > 2 ? css.dimensionsMany : undefined}>
				{sortedIndices(importances, code.value.length).map((index) => {
					const value = code.value[index] ?? 0;
					const importance = importances?.[index];
					return (
						<Range
							key={index}
							label={latentAxis(index + 1)}
							aside={importance === undefined ? undefined : <Importance importance={importance} max={max} />}
							{...sliderBounds(index)}
							value={value}
							text={formatNumber(value, 2)}
							onInput={(next) => setDimension(index, next)}
							onReset={() => setDimension(index, centreCode.value[index] ?? 0)}
						/>
					);
				})}
			</div>
			<Tools />
		</section>
	);
}
