/** Losses over steps or epochs as they come, with what they are held against, and a moment to look back to. */

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Segmented } from "../../../widgets/Segmented";
import { ChartLegend, type LegendEntry } from "./ChartLegend";
import { LossTable } from "./LossTable";
import { type Moments, Plot } from "./Plot";
import type { PlotForm } from "./plot";
import { type ChartLine, type ChartSeries, drawn, type Points, thin } from "./series";
import { scale, scales, unit, units } from "./state";
import { texts } from "./texts";
import { tickText } from "./ticks";
import "../../../styles/train-chart.css";

/** All in steps done. */
interface ChartMoments {
	/** ascending; where one may look back to */
	stops: readonly number[];
	/** undefined for the latest */
	at: number | undefined;
	onPick(step: number): void;
}

interface Props {
	title: string;
	/** What the values are, with their unit. */
	yName: string;
	series: readonly ChartSeries[];
	lines?: readonly ChartLine[];
	stepsPerEpoch: number;
	moments?: ChartMoments;
}

/** Steps of one unit of the x axis. */
function stepsOf(stepsPerEpoch: number): number {
	return unit.value === "epochs" ? stepsPerEpoch : 1;
}

function placeText(at: number): string {
	return texts.value.placeAt[unit.value](tickText(at));
}

/** The series thinned out, in the unit of the x axis. */
function curvesOf(series: readonly ChartSeries[], steps: number): LegendEntry[] {
	return series.map(({ name, look, quiet = false, ...values }) => {
		const { x, y } = thin(values);
		return { name, look, quiet, points: { x: x.map((step) => step / steps), y } };
	});
}

/** From the start to where the longest series ends. */
function levelsOf(lines: readonly ChartLine[], end: number): LegendEntry[] {
	return lines.map(({ name, value }) => {
		const points: Points = end > 0 ? { x: [0, end], y: [value, value] } : { x: [], y: [] };
		return { name, look: undefined, quiet: true, points };
	});
}

function momentsIn(steps: number, { stops, at, onPick }: ChartMoments): Moments {
	return {
		stops: stops.map((step) => step / steps),
		at: at === undefined ? undefined : at / steps,
		onPick: (place) => onPick(Math.round(place * steps)),
		text: placeText,
	};
}

function Switches() {
	const { unit: unitName, units: unitNames, scale: scaleName, scales: scaleNames } = texts.value;
	const unitOptions = units.map((value) => ({ value, name: unitNames[value], face: unitNames[value] }));
	const scaleOptions = scales.map((value) => ({ value, name: scaleNames[value], face: scaleNames[value] }));
	return (
		<div class="chart-switches">
			<Segmented
				legend={unitName}
				options={unitOptions}
				chosen={unit.value}
				onChoose={(chosen) => {
					unit.value = chosen;
				}}
			/>
			<Segmented
				legend={scaleName}
				options={scaleOptions}
				chosen={scale.value}
				onChoose={(chosen) => {
					scale.value = chosen;
				}}
			/>
		</div>
	);
}

function Head({ id, title }: { id: string; title: string }) {
	return (
		<div class="chart-head">
			<h3 id={id} class="label">
				{title}
			</h3>
			<Switches />
		</div>
	);
}

function formOf(entries: readonly LegendEntry[], labels: readonly string[], yName: string): PlotForm {
	return {
		series: entries.map(({ look, quiet }, index) => ({ label: labels[index] ?? "", look, quiet })),
		scale: scale.value,
		xName: texts.value.units[unit.value],
		yName,
	};
}

export function LossChart({ title, yName, series, lines = [], stepsPerEpoch, moments }: Props) {
	const headingId = useId();
	const hovered = useSignal<number | undefined>(undefined);
	const { latest, valuesAt, waiting } = texts.value;
	const steps = stepsOf(stepsPerEpoch);
	const curves = curvesOf(series, steps);
	const end = Math.max(0, ...curves.map(({ points }) => points.x.at(-1) ?? 0));
	const levels = levelsOf(lines, end);
	const entries = [...curves, ...levels];
	const labels = [...series, ...lines].map(({ label }) => label);
	const points = [...curves.map((curve) => drawn(curve.points)), ...levels.map((level) => level.points)];
	return (
		<section class="chart" aria-labelledby={headingId}>
			<Head id={headingId} title={title} />
			{points.some(({ x }) => x.length > 1) ? (
				<Plot
					form={formOf(entries, labels, yName)}
					content={{ points, moment: moments?.at === undefined ? undefined : moments.at / steps }}
					moments={moments && momentsIn(steps, moments)}
					onHover={(x) => {
						hovered.value = x;
					}}
				/>
			) : (
				<p class="card-wait chart-waiting">{waiting}</p>
			)}
			<ChartLegend
				entries={entries}
				hovered={hovered}
				caption={(at) => (at === undefined ? latest : valuesAt(placeText(at)))}
			/>
			<LossTable title={title} entries={entries} />
		</section>
	);
}
