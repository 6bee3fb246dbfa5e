/** Whether the sample is a copy of a training example, compared with unseen test examples. */

import { modelState } from "../../state/engine";
import { loadedTrainCount, trainExamplesFailed } from "../../state/trainExamples";
import { formatNumber } from "../../strings";
import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import css from "./ChosenSample.module.css";
import { classifyNovelty } from "./classifyNovelty";
import { neighbours } from "./neighbours";
import { generatorModel } from "./state";
import { searchedCount, type TestBaseline, testBaseline, testExampleCount } from "./testBaseline";
import { texts } from "./texts";

export function Novelty() {
	const { blur, measuring } = texts.value;
	// Without samples nothing is compared with them, and without training examples they are compared with nothing.
	if (modelState(generatorModel.value).value.status === "failed") return null;
	if (trainExamplesFailed.value && !loadedTrainCount.value) return null;
	const distance = neighbours.value?.distances[0];
	const baseline = testBaseline.value;
	if (!baseline && areExamplesMissing.value) return <ExamplesFailed />;
	if (!baseline) {
		return (
			<div class={css.novelty}>
				<p>{measuring}</p>
				<progress aria-label={measuring} value={searchedCount.value} max={loadedTrainCount.value ?? 1} />
			</div>
		);
	}
	return (
		<div class={css.novelty}>
			<p class={css.answer}>{distance === undefined ? "…" : noveltyText(distance, baseline)}</p>
			<Distances distance={distance} baseline={baseline} />
			<p class="small">{blur}</p>
		</div>
	);
}

/** What was found, and how far from their nearest training example real examples are that no model was trained on. */
function noveltyText(distance: number, baseline: TestBaseline): string {
	return texts.value.novelty[classifyNovelty(distance, baseline)]({
		searchedCount: formatNumber(loadedTrainCount.value ?? 0),
		distance: formatNumber(distance, 2),
		medianDistance: formatNumber(baseline.median, 2),
		testCount: testExampleCount.value,
	});
}

function Distances({ distance, baseline }: { distance: number | undefined; baseline: TestBaseline }) {
	const { thisSample, testExamples, distanceRange } = texts.value;
	const [median, low, high] = [baseline.median, baseline.min, baseline.max].map((value) => formatNumber(value, 2));
	return (
		<>
			<DistanceScale distance={distance} baseline={baseline} />
			<dl class={css.distances}>
				<dt>{thisSample}</dt>
				<dd>{distance === undefined ? "–" : formatNumber(distance, 2)}</dd>
				<dt class={css.keyTest}>{testExamples(formatNumber(testExampleCount.value))}</dt>
				<dd>{distanceRange(median ?? "", low ?? "", high ?? "")}</dd>
			</dl>
		</>
	);
}

const SCALE_HEIGHT = 10;
/** The scale ends slightly beyond the largest value. */
const MARGIN = 1.04;

/** A tick per test example, a taller one for the median, the tallest for the sample. */
function DistanceScale({
	distance,
	baseline: { distances, median, max: farthest },
}: {
	distance: number | undefined;
	baseline: TestBaseline;
}) {
	const max = Math.max(farthest, distance ?? 0) * MARGIN;
	return (
		<div class={css.scale} aria-hidden="true">
			<svg viewBox={`0 0 ${max} ${SCALE_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
				<path class={css.scaleAxis} d={`M0 ${SCALE_HEIGHT}H${max}M0 ${SCALE_HEIGHT}V${SCALE_HEIGHT - 3}`} />
				<path class={css.scaleTicks} d={distances.map((distance) => `M${distance} ${SCALE_HEIGHT}V6`).join("")} />
				<path class={css.scaleMedian} d={`M${median} ${SCALE_HEIGHT}V3`} />
				{distance !== undefined && <path class={css.scaleSample} d={`M${distance} ${SCALE_HEIGHT}V0`} />}
			</svg>
			<span class="small">{texts.value.copyMark}</span>
		</div>
	);
}
