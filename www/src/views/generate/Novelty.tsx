/** Whether the sample is a copy of a training example, compared with unseen test examples. */

import { modelState } from "../../state/engine";
import { loadedSize, trainFailed } from "../../state/trainExamples";
import { formatNumber } from "../../strings";
import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import css from "./ChosenSample.module.css";
import { neighbours } from "./neighbours";
import { noveltyOf } from "./noveltyOf";
import { model } from "./state";
import { measuredCount, searched, type TestBaseline, testBaseline } from "./testBaseline";
import { texts } from "./texts";

export function Novelty() {
	const { blur, measuring } = texts.value;
	// Without samples nothing is compared with them, and without training examples they are compared with nothing.
	if (modelState(model.value).value.status === "failed") return null;
	if (trainFailed.value && !loadedSize.value) return null;
	const distance = neighbours.value?.distances[0];
	const baseline = testBaseline.value;
	if (!baseline && areExamplesMissing.value) return <ExamplesFailed />;
	if (!baseline) {
		return (
			<div class={css.novelty}>
				<p>{measuring}</p>
				<progress aria-label={measuring} value={searched.value} max={loadedSize.value ?? 1} />
			</div>
		);
	}
	return (
		<div class={css.novelty}>
			<p class={css.answer}>{distance === undefined ? "…" : verdict(distance, baseline)}</p>
			<Distances distance={distance} baseline={baseline} />
			<p class="small">{blur}</p>
		</div>
	);
}

/** What was found, and how far from their nearest training example real examples are that no model was trained on. */
function verdict(distance: number, baseline: TestBaseline): string {
	return texts.value.novelty[noveltyOf(distance, baseline)]({
		searched: formatNumber(loadedSize.value ?? 0),
		distance: formatNumber(distance, 2),
		typical: formatNumber(baseline.median, 2),
		testCount: measuredCount.value,
	});
}

function Distances({ distance, baseline }: { distance: number | undefined; baseline: TestBaseline }) {
	const { thisSample, testExamples, spread } = texts.value;
	const [median, low, high] = [baseline.median, baseline.low, baseline.high].map((value) => formatNumber(value, 2));
	return (
		<>
			<Scale distance={distance} baseline={baseline} />
			<dl class={css.distances}>
				<dt>{thisSample}</dt>
				<dd>{distance === undefined ? "–" : formatNumber(distance, 2)}</dd>
				<dt class={css.keyTest}>{testExamples(formatNumber(measuredCount.value))}</dt>
				<dd>{spread(median ?? "", low ?? "", high ?? "")}</dd>
			</dl>
		</>
	);
}

const HEIGHT = 10;
/** The scale ends slightly beyond the largest value. */
const MARGIN = 1.04;

/** A tick per test example, a taller one for the median, the tallest for the sample. */
function Scale({
	distance,
	baseline: { distances, median, high },
}: {
	distance: number | undefined;
	baseline: TestBaseline;
}) {
	const end = Math.max(high, distance ?? 0) * MARGIN;
	return (
		<div class={css.scale} aria-hidden="true">
			<svg viewBox={`0 0 ${end} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
				<path class={css.scaleAxis} d={`M0 ${HEIGHT}H${end}M0 ${HEIGHT}V${HEIGHT - 3}`} />
				<path class={css.scaleTicks} d={distances.map((at) => `M${at} ${HEIGHT}V6`).join("")} />
				<path class={css.scaleMedian} d={`M${median} ${HEIGHT}V3`} />
				{distance !== undefined && <path class={css.scaleSample} d={`M${distance} ${HEIGHT}V0`} />}
			</svg>
			<span class="small">{texts.value.copyMark}</span>
		</div>
	);
}
