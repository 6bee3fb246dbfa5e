/** A slider for each latent dimension, those that carry most information first. */

import { formatNumber, strings } from "../../strings";
import { Range } from "../../widgets/Range";
import { Term } from "../../widgets/Term";
import { boundsOf, centre } from "./bounds";
import { code, goTo, goToDrawing, hasPrior, isAtDrawing, setDimension } from "./state";
import { texts } from "./texts";
import css from "./Walk.module.css";
import { latentStats } from "./workerResults";

/** Sorted by importance, the largest first; in their own order until that is known. */
function orderOf(amounts: Float32Array | undefined, length: number): number[] {
	const indices = Array.from({ length }, (_, index) => index);
	return amounts ? indices.sort((a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0)) : indices;
}

function Importance({ amount, max }: { amount: number; max: number }) {
	const { nats, variance } = texts.value;
	const text = (hasPrior.value ? nats : variance)(formatNumber(amount, 2));
	return (
		<span class={css.importance} role="img" title={text}>
			<span class={css.importanceValue} style={{ width: `${(100 * amount) / max}%` }} />
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
			<button type="button" class="button" onClick={() => goTo(centre.value)}>
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
	const amounts = hasPrior.value ? latentStats.value?.kl : latentStats.value?.spread.variance;
	const max = Math.max(...(amounts ?? [1])) || 1;
	return (
		<section class={css.dimensions} aria-labelledby="dimensions-heading">
			<div class={css.dimensionsHead}>
				<h2 id="dimensions-heading" class="label">
					{texts.value.slidersHeading}
				</h2>
				<ImportanceLegend />
			</div>
			<div class={code.value.length > 2 ? css.dimensionsMany : undefined}>
				{orderOf(amounts, code.value.length).map((index) => {
					const value = code.value[index] ?? 0;
					const amount = amounts?.[index];
					return (
						<Range
							key={index}
							label={latentAxis(index + 1)}
							aside={amount === undefined ? undefined : <Importance amount={amount} max={max} />}
							{...boundsOf(index)}
							value={value}
							text={formatNumber(value, 2)}
							onInput={(next) => setDimension(index, next)}
							onReset={() => setDimension(index, centre.value[index] ?? 0)}
						/>
					);
				})}
			</div>
			<Tools />
		</section>
	);
}
