/** The histograms of normal and anomalous scores on one axis, with the threshold between what is an alarm and what is not. */

import { computed } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { announce } from "../../state/announcer";
import { formatNumber, strings } from "../../strings";
import { Icon } from "../../widgets/Icon";
import { Notice } from "../../widgets/Notice";
import { rounded } from "./codecs";
import { retry } from "./failures";
import { type Axis, axisOf, BINS, histogramOf, positionOf, scoreAt, ticksOf } from "./histogram";
import { formatScore, formatTick, inputName } from "./names";
import { drawingScore, failure, groups, outcome, progress, threshold } from "./results";
import css from "./ScoreChart.module.css";
import { model, score, setThreshold, wantedThreshold } from "./state";
import { texts } from "./texts";

/** Steps of the slider from one end of the axis to the other. */
const STEPS = 400;

const scoresOf = (group: readonly { score: number }[]) => group.map(({ score }) => score);

const axis = computed(() => {
	if (!groups.value) return undefined;
	const { normal, anomalous } = groups.value;
	return axisOf(scoresOf([...normal, ...anomalous]));
});

export function ScoreChart() {
	const { chart, computing, computed: done, failed } = texts.value;
	const isThere = groups.value !== undefined;
	const wasThere = useRef(isThere);
	useEffect(() => {
		if (isThere && !wasThere.current) announce(done);
		wasThere.current = isThere;
	}, [isThere, done]);
	if (model.value === undefined) return null;
	return (
		<section class={css.chart} aria-label={chart} tabIndex={-1}>
			{failure.value && <Notice title={failed} detail={failure.value.message} onRetry={retry} />}
			{axis.value && groups.value ? (
				<Chart axis={axis.value} />
			) : (
				!failure.value && (
					<p class={css.computing}>
						<progress class="bar" aria-label={computing} value={progress.value ?? 0} /> {computing}
					</p>
				)
			)}
		</section>
	);
}

function Chart({ axis }: { axis: Axis }) {
	const { scores, axis: axisName, logarithmic } = texts.value;
	const name = axisName(scores[score.value].name);
	return (
		<>
			<Head />
			<div class={css.plot}>
				<Bars axis={axis} />
				<Mark axis={axis} />
				<ThresholdSlider axis={axis} />
			</div>
			<div class={css.ticks} aria-hidden="true">
				{ticksOf(axis).map((tick) => (
					<span key={tick} style={{ left: `${100 * positionOf(axis, tick)}%` }}>
						{formatTick(tick)}
					</span>
				))}
			</div>
			<p class={css.axisName}>{axis.isLogarithmic ? strings.value.sizedModel(name, logarithmic) : name}</p>
		</>
	);
}

function Head() {
	const { normalOf, anomalousOf, wrongSide, usual } = texts.value;
	const { normal = [], anomalous = [] } = groups.value ?? {};
	return (
		<div class={css.head}>
			<ul class={css.legend}>
				<li>
					<span class={`${css.swatch} ${css.isNormal}`} /> {normalOf(formatNumber(normal.length))}
				</li>
				{anomalous.length > 0 && (
					<>
						<li>
							<span class={`${css.swatch} ${css.isAnomalous}`} /> {anomalousOf(formatNumber(anomalous.length))}
						</li>
						<li>
							<span class={`${css.swatch} ${css.isNormal} ${css.strong}`} />
							<span class={`${css.swatch} ${css.isAnomalous} ${css.strong}`} /> {wrongSide}
						</li>
					</>
				)}
				{drawingScore.value?.score !== undefined && (
					<li>
						<span class={`${css.swatch} ${css.isDrawing}`} /> {inputName()}
					</li>
				)}
			</ul>
			<button
				type="button"
				class="button-icon"
				title={usual}
				aria-disabled={wantedThreshold.value === undefined}
				onClick={() => setThreshold(undefined)}
			>
				<Icon name="reset" />
			</button>
		</div>
	);
}

/** Bars from `base` upwards or, where `reach` is negative, downwards. */
function barsPath(shares: Float64Array, base: number, reach: number): string {
	const highest = Math.max(...shares) || 1;
	return Array.from(shares, (share, bin) => {
		const [left, right] = [(100 * bin) / BINS, (100 * (bin + 1)) / BINS];
		return `M${left} ${base}V${base - (reach * share) / highest}H${right}V${base}z`;
	}).join("");
}

/** Normal ones upwards, anomalous ones downwards; strong where they are on the wrong side of the threshold. */
function Bars({ axis }: { axis: Axis }) {
	const id = useId();
	const { normal = [], anomalous = [] } = groups.value ?? {};
	const at = 100 * positionOf(axis, threshold.value);
	const base = anomalous.length > 0 ? 50 : 100;
	const reach = base === 50 ? 47 : 95;
	const up = barsPath(histogramOf(axis, scoresOf(normal)), base, reach);
	const down = anomalous.length > 0 ? barsPath(histogramOf(axis, scoresOf(anomalous)), base, -reach) : "";
	return (
		<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
			<clipPath id={`${id}-right`}>
				<rect x={at} y="0" width={100 - at} height="100" />
			</clipPath>
			<clipPath id={`${id}-left`}>
				<rect x="0" y="0" width={at} height="100" />
			</clipPath>
			<path class={css.isNormal} d={up} />
			<path class={css.isAnomalous} d={down} />
			<path class={`${css.isNormal} ${css.strong}`} d={up} clip-path={`url(#${id}-right)`} />
			<path class={`${css.isAnomalous} ${css.strong}`} d={down} clip-path={`url(#${id}-left)`} />
			<path class={css.base} d={`M0 ${base}H100`} />
		</svg>
	);
}

/** Where the drawing falls. */
function Mark({ axis }: { axis: Axis }) {
	const value = drawingScore.value?.score;
	if (value === undefined) return null;
	return (
		<span class={css.mark} style={{ left: `${100 * positionOf(axis, value)}%` }} aria-hidden="true">
			<span />
		</span>
	);
}

/** A slider as large as the chart, so that it can be taken anywhere. */
function ThresholdSlider({ axis }: { axis: Axis }) {
	const { threshold: label, thresholdText, thresholdHelp } = texts.value;
	const position = positionOf(axis, threshold.value);
	const { falseAlarms = [], misses = [] } = outcome.value ?? {};
	const hasAnomalous = (groups.value?.anomalous.length ?? 0) > 0;
	const text = thresholdText(
		formatScore(threshold.value),
		formatNumber(falseAlarms.length),
		hasAnomalous ? formatNumber(misses.length) : undefined,
	);
	return (
		<>
			<span class={css.threshold} style={{ "--at": `${100 * position}%` }} aria-hidden="true">
				<span translate={false}>{formatScore(threshold.value)}</span>
			</span>
			<input
				class={css.slider}
				type="range"
				title={thresholdHelp}
				aria-label={label}
				min="0"
				max={STEPS}
				step="1"
				value={Math.round(STEPS * position)}
				aria-valuetext={text}
				onInput={({ currentTarget }) => setThreshold(rounded(scoreAt(axis, currentTarget.valueAsNumber / STEPS)))}
			/>
		</>
	);
}
