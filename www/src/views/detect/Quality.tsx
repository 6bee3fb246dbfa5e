/** How well the scores separate over all thresholds: a table of their areas, and the curves of the chosen one. */

import type { Curves, ScoreKind } from "../../engine/explore/contract";
import { formatMeasure, formatShare, strings } from "../../strings";
import { Term } from "../../widgets/Term";
import { type Point, precisionRecallOf, rocOf, sampled } from "./curves";
import { formatScore } from "./names";
import css from "./Quality.module.css";
import { curves, groups, outcome } from "./results";
import { against, chooseScore, DRAWING, model, offeredScores, score } from "./state";
import { texts } from "./texts";

/** What the curves can be as exact as: the smaller group. */
function exactness(): number {
	const { normal = [], anomalous = [] } = groups.value ?? {};
	return Math.min(normal.length, anomalous.length);
}

export function Quality() {
	const { quality, qualityNote, noCurves } = texts.value;
	const chosen = curves.value[score.value];
	if (model.value === undefined) return null;
	return (
		<section class={css.quality} aria-labelledby="quality-heading">
			<div>
				<h2 id="quality-heading" class="figures-caption">
					{quality}
				</h2>
				<p class="figures-note">{against.value === DRAWING ? noCurves : qualityNote}</p>
			</div>
			{against.value !== DRAWING && (
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
				{offeredScores.value.map((kind) => (
					<AreaRow key={kind} kind={kind} />
				))}
			</tbody>
		</table>
	);
}

function AreaRow({ kind }: { kind: ScoreKind }) {
	const { scores, pending } = texts.value;
	const found = curves.value[kind];
	const isChosen = score.value === kind;
	return (
		<tr class={isChosen ? "figures-current" : ""}>
			<th scope="row">
				<button type="button" class={css.scoreName} aria-pressed={isChosen} onClick={() => chooseScore(kind)}>
					{scores[kind].name}
				</button>
			</th>
			{[found?.rocArea, found?.averagePrecision].map((value, at) => (
				<td key={at === 0 ? "roc" : "precision"} class={value === undefined ? "figures-pending" : ""}>
					{value === undefined ? (
						<>
							<span aria-hidden="true">…</span>
							<span class="visually-hidden">{pending}</span>
						</>
					) : (
						formatMeasure(value, exactness())
					)}
				</td>
			))}
		</tr>
	);
}

function Plots({ curves: of }: { curves: Curves }) {
	const { roc, precisionRecall, falseAlarmRate, detectionRate, recall, precision } = texts.value;
	const { falseAlarmRate: rate = 0, detectionRate: found = 0, precision: right = 0 } = outcome.value ?? {};
	return (
		<>
			<Plot
				name={roc}
				area={of.rocArea}
				x={falseAlarmRate}
				y={detectionRate}
				points={rocOf(of)}
				at={{ x: rate, y: found }}
				hasDiagonal
			/>
			<Plot
				name={precisionRecall}
				area={of.averagePrecision}
				x={recall}
				y={precision}
				points={precisionRecallOf(of)}
				at={{ x: found, y: Number.isNaN(right) ? 1 : right }}
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
	at: Point;
	hasDiagonal?: boolean;
}

/** Both axes from 0 to 1. */
function Plot({ name, area, x, y, points, at, hasDiagonal = false }: PlotProps) {
	const { operatingPoint } = texts.value;
	const described = operatingPoint(`${x} ${formatShare(at.x, exactness())}`, `${y} ${formatShare(at.y, exactness())}`);
	const { labelled, joinNames } = strings.value;
	const label = labelled(name, joinNames([formatMeasure(area, exactness()), described]));
	const line = points.map((point) => `${100 * point.x} ${100 - 100 * point.y}`).join("L");
	return (
		<figure class={css.curve}>
			<figcaption>
				{name} <span>{formatMeasure(area, exactness())}</span>
			</figcaption>
			<span class={css.yName} aria-hidden="true">
				{y}
			</span>
			<svg viewBox="-3 -3 106 106" role="img" aria-label={label}>
				<rect width="100" height="100" />
				{hasDiagonal && <path class={css.diagonal} d="M0 100L100 0" />}
				<path class={css.line} d={`M${line}`} />
				<circle cx={100 * at.x} cy={100 - 100 * at.y} r="2.6" />
			</svg>
			<span class={css.xName} aria-hidden="true">
				{x}
			</span>
		</figure>
	);
}

function CurveTable({ curves: of }: { curves: Curves }) {
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
					{sampled(of).map((row) => (
						<tr key={row.threshold}>
							<th scope="row">{formatScore(row.threshold)}</th>
							<td>{formatShare(row.falseAlarmRate, exactness())}</td>
							<td>{formatShare(row.detectionRate, exactness())}</td>
							<td>{formatShare(row.precision, exactness())}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}
