/** How well the scores separate normal from anomalous examples: a table of the areas under the curves, and the curves of the chosen score. */

import type { DetectionCurves, ScoreKind } from "../../engine/explore/contract";
import { formatMeasure, formatShare, strings } from "../../strings";
import { Term } from "../../widgets/Term";
import { type Point, precisionRecallOf, rocOf, tableRows } from "./curves";
import { formatScore } from "./names";
import css from "./Quality.module.css";
import { curves, groups, outcome } from "./results";
import { anomalySource, chooseScoreKind, model, ONLY_DRAWING, offeredScoreKinds, scoreKind } from "./state";
import { texts } from "./texts";

/** Shares and areas are written with no more digits than so many examples give. */
function smallerGroupSize(): number {
	const { normal = [], anomalous = [] } = groups.value ?? {};
	return Math.min(normal.length, anomalous.length);
}

export function Quality() {
	const { quality, qualityNote, noCurves } = texts.value;
	const chosen = curves.value[scoreKind.value];
	if (model.value === undefined) return null;
	return (
		<section class={css.quality} aria-labelledby="quality-heading">
			<div>
				<h2 id="quality-heading" class="figures-caption">
					{quality}
				</h2>
				<p class="figures-note">{anomalySource.value === ONLY_DRAWING ? noCurves : qualityNote}</p>
			</div>
			{anomalySource.value !== ONLY_DRAWING && (
				<div class={css.curves}>
					<Areas />
					{chosen && <Plots curves={chosen} />}
				</div>
			)}
			{chosen && <CurveTable curves={chosen} />}
		</section>
	);
}

function Areas() {
	const { byScore, rocArea, rocExplained, averagePrecision, precisionExplained } = texts.value;
	return (
		<table class={`figures ${css.areas}`} aria-labelledby="quality-heading">
			<thead>
				<tr>
					<th scope="col">{byScore}</th>
					<th scope="col">
						<Term name={rocArea} explanation={rocExplained} opensBelow />
					</th>
					<th scope="col">
						<Term name={averagePrecision} explanation={precisionExplained} opensBelow />
					</th>
				</tr>
			</thead>
			<tbody>
				{offeredScoreKinds.value.map((kind) => (
					<AreaRow key={kind} kind={kind} />
				))}
			</tbody>
		</table>
	);
}

function AreaRow({ kind }: { kind: ScoreKind }) {
	const { scores, pending } = texts.value;
	const found = curves.value[kind];
	const isChosen = scoreKind.value === kind;
	return (
		<tr class={isChosen ? "figures-current" : ""}>
			<th scope="row">
				<button type="button" class={css.scoreName} aria-pressed={isChosen} onClick={() => chooseScoreKind(kind)}>
					{scores[kind].name}
				</button>
			</th>
			{[found?.rocAuc, found?.averagePrecision].map((value, index) => (
				<td key={index === 0 ? "roc" : "precision"} class={value === undefined ? "figures-pending" : ""}>
					{value === undefined ? (
						<>
							<span aria-hidden="true">…</span>
							<span class="visually-hidden">{pending}</span>
						</>
					) : (
						formatMeasure(value, smallerGroupSize())
					)}
				</td>
			))}
		</tr>
	);
}

function Plots({ curves: scoreCurves }: { curves: DetectionCurves }) {
	const { roc, precisionRecall, falseAlarmRate, detectionRate, recall, precision } = texts.value;
	const current = outcome.value ?? { falseAlarmRate: 0, detectionRate: 0, precision: 0 };
	return (
		<>
			<Plot
				name={roc}
				area={scoreCurves.rocAuc}
				x={falseAlarmRate}
				y={detectionRate}
				points={rocOf(scoreCurves)}
				operatingPoint={{ x: current.falseAlarmRate, y: current.detectionRate }}
				hasDiagonal
			/>
			<Plot
				name={precisionRecall}
				area={scoreCurves.averagePrecision}
				x={recall}
				y={precision}
				points={precisionRecallOf(scoreCurves)}
				operatingPoint={{ x: current.detectionRate, y: Number.isNaN(current.precision) ? 1 : current.precision }}
			/>
		</>
	);
}

interface PlotProps {
	name: string;
	area: number;
	x: string;
	y: string;
	points: readonly Point[];
	/** the point of the threshold */
	operatingPoint: Point;
	hasDiagonal?: boolean;
}

/** Both axes from 0 to 1. */
function Plot({ name, area, x, y, points, operatingPoint, hasDiagonal = false }: PlotProps) {
	const { operatingPoint: pointText } = texts.value;
	const count = smallerGroupSize();
	const described = pointText(
		`${x} ${formatShare(operatingPoint.x, count)}`,
		`${y} ${formatShare(operatingPoint.y, count)}`,
	);
	const { labelled, joinNames } = strings.value;
	const label = labelled(name, joinNames([formatMeasure(area, count), described]));
	const line = points.map((point) => `${100 * point.x} ${100 - 100 * point.y}`).join("L");
	return (
		<figure class={css.curve}>
			<figcaption>
				{name} <span>{formatMeasure(area, count)}</span>
			</figcaption>
			<span class={css.yName} aria-hidden="true">
				{y}
			</span>
			<svg viewBox="-3 -3 106 106" role="img" aria-label={label}>
				<rect width="100" height="100" />
				{hasDiagonal && <path class={css.diagonal} d="M0 100L100 0" />}
				<path class={css.line} d={`M${line}`} />
				<circle cx={100 * operatingPoint.x} cy={100 - 100 * operatingPoint.y} r="2.6" />
			</svg>
			<span class={css.xName} aria-hidden="true">
				{x}
			</span>
		</figure>
	);
}

function CurveTable({ curves: scoreCurves }: { curves: DetectionCurves }) {
	const { asTable, threshold, falseAlarmRate, detectionRate, precision } = texts.value;
	return (
		<details class="fold">
			<summary>{asTable}</summary>
			<table class={`figures ${css.table}`}>
				<thead>
					<tr>
						{[threshold, falseAlarmRate, detectionRate, precision].map((name) => (
							<th key={name} scope="col">
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{tableRows(scoreCurves).map((row) => (
						<tr key={row.threshold}>
							<th scope="row">{formatScore(row.threshold)}</th>
							<td>{formatShare(row.falseAlarmRate, smallerGroupSize())}</td>
							<td>{formatShare(row.detectionRate, smallerGroupSize())}</td>
							<td>{formatShare(row.precision, smallerGroupSize())}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}
