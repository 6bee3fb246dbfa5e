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
import type { SelectablePositions } from "./Plot";
import {
	type ChartSeries,
	downsample,
	lastCommonStep,
	type Points,
	type ReferenceLine,
	withoutStepZero,
} from "./series";
import { xUnit, xUnits, yScale, yScales } from "./state";
import { texts } from "./texts";
import { formatTick } from "./ticks";

/** Where the weights were saved, in steps since the start of the training. */
interface Checkpoints {
	/** ascending; the steps that can be selected */
	steps: readonly number[];
	/** undefined for the latest */
	selected: number | undefined;
	onPick(step: number): void;
}

interface Props {
	title: string;
	/** What the chart shows. */
	explanation: string;
	/** In the place of the title, where there are other charts to choose. */
	chooser?: ComponentChildren;
	/** What the values are, with their unit. */
	yName: string;
	series: readonly ChartSeries[];
	referenceLines?: readonly ReferenceLine[];
	stepsPerEpoch: number;
	checkpoints?: Checkpoints;
}

/** Training steps per unit of the x axis. */
function stepsPerUnitOf(stepsPerEpoch: number): number {
	return xUnit.value === "epochs" ? stepsPerEpoch : 1;
}

function positionText(x: number): string {
	return texts.value.placeAt[xUnit.value](formatTick(x));
}

/** The series downsampled, in units of the x axis. */
function curveEntries(series: readonly ChartSeries[], stepsPerUnit: number): LegendEntry[] {
	return series.map(({ name, lineStyle, isThin = false, ...values }) => {
		const { x, y } = downsample(values);
		return { name, lineStyle, isThin, points: { x: x.map((step) => step / stepsPerUnit), y } };
	});
}

/** Horizontal lines from the start to the end of the longest series. */
function referenceEntries(lines: readonly ReferenceLine[], endX: number): LegendEntry[] {
	return lines.map(({ name, value }) => {
		const points: Points = endX > 0 ? { x: [0, endX], y: [value, value] } : { x: [], y: [] };
		return { name, lineStyle: undefined, isThin: true, points };
	});
}

function selectablePositions(stepsPerUnit: number, { steps, selected, onPick }: Checkpoints): SelectablePositions {
	return {
		positions: steps.map((step) => step / stepsPerUnit),
		selected: selected === undefined ? undefined : selected / stepsPerUnit,
		onPick: (x) => onPick(Math.round(x * stepsPerUnit)),
		format: positionText,
	};
}

function Switches() {
	const { unit: unitName, units: unitNames, scale: scaleName, scales: scaleNames } = texts.value;
	const unitOptions = xUnits.map((value) => ({ value, name: unitNames[value], content: unitNames[value] }));
	const scaleOptions = yScales.map((value) => ({ value, name: scaleNames[value], content: scaleNames[value] }));
	return (
		<div class={css.switches}>
			<Segmented
				legend={unitName}
				options={unitOptions}
				chosen={xUnit.value}
				onChoose={(chosen) => {
					xUnit.value = chosen;
				}}
			/>
			<Segmented
				legend={scaleName}
				options={scaleOptions}
				chosen={yScale.value}
				onChoose={(chosen) => {
					yScale.value = chosen;
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
		scale: yScale.value,
		xName: texts.value.units[xUnit.value],
		yName,
	};
}

export function LossChart({
	title,
	explanation,
	chooser,
	yName,
	series,
	referenceLines = [],
	stepsPerEpoch,
	checkpoints,
}: Props) {
	const headingId = useId();
	const hoveredX = useSignal<number | undefined>(undefined);
	const { latest, valuesAt, waiting } = texts.value;
	const stepsPerUnit = stepsPerUnitOf(stepsPerEpoch);
	const lastStep = lastCommonStep(series);
	const curves = curveEntries(series, stepsPerUnit);
	const endX = Math.max(0, ...curves.map(({ points }) => points.x.at(-1) ?? 0));
	const references = referenceEntries(referenceLines, endX);
	const entries = [...curves, ...references];
	const labels = [...series, ...referenceLines].map(({ label }) => label);
	const placeholder = <p class={`placeholder ${css.waiting}`}>{waiting}</p>;
	const points = [...curves.map((curve) => withoutStepZero(curve.points)), ...references.map((line) => line.points)];
	return (
		<section class={`${css.chart} explained`} aria-labelledby={headingId}>
			<Head id={headingId} title={title} explanation={explanation} chooser={chooser} />
			{points.some(({ x }) => x.length > 1) ? (
				<LoadedPlot
					placeholder={placeholder}
					settings={plotSettings(entries, labels, yName)}
					content={{
						points,
						selected: checkpoints?.selected === undefined ? undefined : checkpoints.selected / stepsPerUnit,
					}}
					selectable={checkpoints && selectablePositions(stepsPerUnit, checkpoints)}
					onHover={(x) => {
						hoveredX.value = x;
					}}
				/>
			) : (
				placeholder
			)}
			<ChartLegend
				entries={entries}
				hoveredX={hoveredX}
				latestX={lastStep === undefined ? undefined : lastStep / stepsPerUnit}
				caption={(x, isLatest) => (isLatest ? latest : valuesAt)(x === undefined ? "–" : positionText(x))}
			/>
			<LossTable title={title} entries={entries} />
		</section>
	);
}
