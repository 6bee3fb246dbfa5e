/** The histograms of normal and anomalous scores on one axis, with the threshold between what is an alarm and what is not. */

import { computed } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { announce } from "../../state/announcer";
import { formatNumber, strings } from "../../strings";
import { Icon } from "../../widgets/Icon";
import { Notice } from "../../widgets/Notice";
import { roundToDigits } from "./codecs";
import { retryFailed } from "./failures";
import { type Axis, axisOf, BIN_COUNT, histogramOf, positionOf, scoreAt, ticksOf } from "./histogram";
import { formatScore, formatTick, inputName } from "./names";
import { drawingScore, groups, outcome, scoreError, scoreProgress, threshold } from "./results";
import css from "./ScoreChart.module.css";
import { model, scoreKind, setThreshold, wantedThreshold } from "./state";
import { texts } from "./texts";

/** Steps of the slider from one end of the axis to the other. */
const SLIDER_STEPS = 400;

const scoresOf = (group: readonly { score: number }[]) => group.map(({ score }) => score);

const axis = computed(() => {
	if (!groups.value) return undefined;
	const { normal, anomalous } = groups.value;
	return axisOf(scoresOf([...normal, ...anomalous]));
});

export function ScoreChart() {
	const { chart, computing, computed: done, failed } = texts.value;
	const hasScores = groups.value !== undefined;
	const hadScores = useRef(hasScores);
	useEffect(() => {
		if (hasScores && !hadScores.current) announce(done);
		hadScores.current = hasScores;
	}, [hasScores, done]);
	if (model.value === undefined) return null;
	return (
		<section class={css.chart} aria-label={chart} tabIndex={-1}>
			{scoreError.value && <Notice title={failed} detail={scoreError.value.message} onAction={retryFailed} />}
			{axis.value && groups.value ? (
				<Chart axis={axis.value} />
			) : (
				!scoreError.value && (
					<p class={css.computing}>
						<progress class="bar" aria-label={computing} value={scoreProgress.value ?? 0} /> {computing}
					</p>
				)
			)}
		</section>
	);
}

function Chart({ axis }: { axis: Axis }) {
	const { scores, axis: axisName, logarithmic } = texts.value;
	const name = axisName(scores[scoreKind.value].name);
	return (
		<>
			<Legend />
			<div class={css.plot}>
				<Bars axis={axis} />
				<DrawingMark axis={axis} />
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

function Legend() {
	const { normalOf, anomalousOf, wrongSide, resetThreshold } = texts.value;
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
				title={resetThreshold}
				aria-disabled={wantedThreshold.value === undefined}
				onClick={() => setThreshold(undefined)}
			>
				<Icon name="reset" />
			</button>
		</div>
	);
}

/** An SVG path of bars from `base` upwards or, where `height`, that of the highest, is negative, downwards. */
function barsPath(shares: Float64Array, base: number, height: number): string {
	const highest = Math.max(...shares) || 1;
	return Array.from(shares, (share, bin) => {
		const [left, right] = [(100 * bin) / BIN_COUNT, (100 * (bin + 1)) / BIN_COUNT];
		return `M${left} ${base}V${base - (height * share) / highest}H${right}V${base}z`;
	}).join("");
}

/** Normal ones upwards, anomalous ones downwards; strong where they are on the wrong side of the threshold. */
function Bars({ axis }: { axis: Axis }) {
	const id = useId();
	const { normal = [], anomalous = [] } = groups.value ?? {};
	const thresholdX = 100 * positionOf(axis, threshold.value);
	const base = anomalous.length > 0 ? 50 : 100;
	const height = base === 50 ? 47 : 95;
	const up = barsPath(histogramOf(axis, scoresOf(normal)), base, height);
	const down = anomalous.length > 0 ? barsPath(histogramOf(axis, scoresOf(anomalous)), base, -height) : "";
	return (
		<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
			<clipPath id={`${id}-right`}>
				<rect x={thresholdX} y="0" width={100 - thresholdX} height="100" />
			</clipPath>
			<clipPath id={`${id}-left`}>
				<rect x="0" y="0" width={thresholdX} height="100" />
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
function DrawingMark({ axis }: { axis: Axis }) {
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
				max={SLIDER_STEPS}
				step="1"
				value={Math.round(SLIDER_STEPS * position)}
				aria-valuetext={text}
				onInput={({ currentTarget }) =>
					setThreshold(roundToDigits(scoreAt(axis, currentTarget.valueAsNumber / SLIDER_STEPS)))
				}
			/>
		</>
	);
}
