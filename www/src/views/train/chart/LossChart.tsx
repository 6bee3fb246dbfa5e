/** Losses over steps or epochs, with reference lines and a selectable checkpoint. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Segmented } from "../../../widgets/Segmented";
import { Term } from "../../../widgets/Term";
import { ChartLegend, type LegendEntry } from "./ChartLegend";
import css from "./chart.module.css";
import { LoadedPlot } from "./LoadedPlot";
import { LossTable } from "./LossTable";
import type { PlotSettings } from "./lossPlot";
import type { Stops } from "./Plot";
import { type ChartSeries, commonEnd, downsample, type Points, type ReferenceLine, withoutStepZero } from "./series";
import { scale, scales, unit, units } from "./state";
import { texts } from "./texts";
import { tickText } from "./ticks";

/** Steps since the start of the training. */
interface Checkpoints {
	/** ascending; the steps that can be selected */
	steps: readonly number[];
	/** undefined for the latest */
	selected: number | undefined;
	onPick(step: number): void;
}

interface Props {
	title: string;
	/** What it shows. */
	explanation: string;
	/** In the place of the title, where there are other charts to choose. */
	chooser?: ComponentChildren;
	/** What the values are, with their unit. */
	yName: string;
	series: readonly ChartSeries[];
	lines?: readonly ReferenceLine[];
	stepsPerEpoch: number;
	checkpoints?: Checkpoints;
}

/** Training steps per unit of the x axis. */
function stepsPerUnitOf(stepsPerEpoch: number): number {
	return unit.value === "epochs" ? stepsPerEpoch : 1;
}

function placeText(at: number): string {
	return texts.value.placeAt[unit.value](tickText(at));
}

/** The series downsampled, in units of the x axis. */
function curveEntries(series: readonly ChartSeries[], stepsPerUnit: number): LegendEntry[] {
	return series.map(({ name, lineStyle, isThin = false, ...values }) => {
		const { x, y } = downsample(values);
		return { name, lineStyle, isThin, points: { x: x.map((step) => step / stepsPerUnit), y } };
	});
}

/** Horizontal lines from the start to the end of the longest series. */
function referenceEntries(lines: readonly ReferenceLine[], end: number): LegendEntry[] {
	return lines.map(({ name, value }) => {
		const points: Points = end > 0 ? { x: [0, end], y: [value, value] } : { x: [], y: [] };
		return { name, lineStyle: undefined, isThin: true, points };
	});
}

function stopsOf(stepsPerUnit: number, { steps, selected, onPick }: Checkpoints): Stops {
	return {
		positions: steps.map((step) => step / stepsPerUnit),
		selected: selected === undefined ? undefined : selected / stepsPerUnit,
		onPick: (place) => onPick(Math.round(place * stepsPerUnit)),
		format: placeText,
	};
}

function Switches() {
	const { unit: unitName, units: unitNames, scale: scaleName, scales: scaleNames } = texts.value;
	const unitOptions = units.map((value) => ({ value, name: unitNames[value], content: unitNames[value] }));
	const scaleOptions = scales.map((value) => ({ value, name: scaleNames[value], content: scaleNames[value] }));
	return (
		<div class={css.switches}>
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

function Head({ id, title, explanation, chooser }: Pick<Props, "title" | "explanation" | "chooser"> & { id: string }) {
	return (
		<div class={css.head}>
			<div class={css.heading}>
				<h3 id={id} class={chooser ? "visually-hidden" : "label"}>
					{title}
				</h3>
				{chooser}
				<Term name={title} explanation={explanation} hidesName />
			</div>
			<Switches />
		</div>
	);
}

function plotSettings(entries: readonly LegendEntry[], labels: readonly string[], yName: string): PlotSettings {
	return {
		series: entries.map(({ lineStyle, isThin }, index) => ({ label: labels[index] ?? "", lineStyle, isThin })),
		scale: scale.value,
		xName: texts.value.units[unit.value],
		yName,
	};
}

export function LossChart({
	title,
	explanation,
	chooser,
	yName,
	series,
	lines = [],
	stepsPerEpoch,
	checkpoints,
}: Props) {
	const headingId = useId();
	const hovered = useSignal<number | undefined>(undefined);
	const { latest, valuesAt, waiting } = texts.value;
	const stepsPerUnit = stepsPerUnitOf(stepsPerEpoch);
	const reached = commonEnd(series);
	const curves = curveEntries(series, stepsPerUnit);
	const longest = Math.max(0, ...curves.map(({ points }) => points.x.at(-1) ?? 0));
	const references = referenceEntries(lines, longest);
	const entries = [...curves, ...references];
	const labels = [...series, ...lines].map(({ label }) => label);
	const placeholder = <p class={`placeholder ${css.waiting}`}>{waiting}</p>;
	const points = [...curves.map((curve) => withoutStepZero(curve.points)), ...references.map((line) => line.points)];
	return (
		<section class={`${css.chart} explained`} aria-labelledby={headingId}>
			<Head id={headingId} title={title} explanation={explanation} chooser={chooser} />
			{points.some(({ x }) => x.length > 1) ? (
				<LoadedPlot
					waiting={placeholder}
					settings={plotSettings(entries, labels, yName)}
					content={{
						points,
						selected: checkpoints?.selected === undefined ? undefined : checkpoints.selected / stepsPerUnit,
					}}
					stops={checkpoints && stopsOf(stepsPerUnit, checkpoints)}
					onHover={(x) => {
						hovered.value = x;
					}}
				/>
			) : (
				placeholder
			)}
			<ChartLegend
				entries={entries}
				hovered={hovered}
				end={reached === undefined ? undefined : reached / stepsPerUnit}
				caption={(at, isLatest) => (isLatest ? latest : valuesAt)(at === undefined ? "–" : placeText(at))}
			/>
			<LossTable title={title} entries={entries} />
		</section>
	);
}
