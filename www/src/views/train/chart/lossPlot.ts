/** A chart drawn by uPlot, updated at most once per frame. */

import "./validLocale";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { colourOf, cssVariable, dashPatternOf } from "./lineStyle";
import { drawEndLabels, drawSelectedStep, type EndLabel, LABEL_FONT, labelWidth } from "./overlay";
import type { Points } from "./series";
import type { YScale } from "./state";
import { formatLogTicks, formatTick, logTicks, valueRange } from "./ticks";

interface PlotSeries {
	label: string;
	/** number of its colour, dashes and marker; undefined for a reference line */
	lineStyle: number | undefined;
	isThin: boolean;
}

/** What a plot is created for; a change needs a new plot. */
export interface PlotSettings {
	series: readonly PlotSeries[];
	scale: YScale;
	xName: string;
	yName: string;
}

export interface PlotContent {
	/** one for each series */
	points: readonly Points[];
	/** the selected checkpoint, in units of the x axis */
	selected: number | undefined;
}

/** Width of a digit, and of everything else beside the axis values, in CSS pixels. */
const [DIGIT_WIDTH, PADDING] = [7, 14];

/** Width of the longest value beside the axis. */
function axisWidth(_: uPlot, values: readonly string[] | null): number {
	return PADDING + DIGIT_WIDTH * Math.max(3, ...(values ?? []).map((text) => text.length));
}

function sizeOf({ clientWidth: width, clientHeight: height }: HTMLElement): Pick<uPlot, "width" | "height"> {
	return { width, height };
}

const noContent: PlotContent = { points: [], selected: undefined };

export class LossPlot {
	private readonly plot: uPlot;
	private content = noContent;
	private frame = 0;
	private readonly resizing: ResizeObserver;

	/** `onHover` receives the x value under the pointer, and undefined when the pointer leaves. */
	constructor(
		private readonly element: HTMLElement,
		private readonly settings: PlotSettings,
		onHover: (x: number | undefined) => void,
	) {
		this.plot = new uPlot(this.options(onHover), this.data(), element);
		this.resizing = new ResizeObserver(() => this.plot.setSize(sizeOf(element)));
		this.resizing.observe(element);
	}

	/** Draws the content in the next frame, replacing content that is not drawn yet. */
	show(content: PlotContent): void {
		this.content = content;
		if (this.frame) return;
		this.frame = requestAnimationFrame(() => {
			this.frame = 0;
			this.plot.setData(this.data());
		});
	}

	/** The x value at a horizontal position in the window. */
	valueAt(clientX: number): number {
		return this.plot.posToVal(clientX - this.plot.over.getBoundingClientRect().left, "x");
	}

	destroy(): void {
		cancelAnimationFrame(this.frame);
		this.resizing.disconnect();
		this.plot.destroy();
	}

	/** All series aligned to the union of their x values. */
	private data(): uPlot.AlignedData {
		const isLog = this.settings.scale === "log";
		const tables = this.settings.series.map((_, index): uPlot.AlignedData => {
			const { x, y } = this.content.points[index] ?? { x: [], y: [] };
			return [x, isLog ? y.map((value) => (value > 0 ? value : null)) : y];
		});
		return tables.length > 0 ? uPlot.join(tables) : [[]];
	}

	private options(onHover: (x: number | undefined) => void): uPlot.Options {
		const labels = this.settings.series.map(({ label: text, lineStyle }): EndLabel => ({ text, lineStyle }));
		return {
			...sizeOf(this.element),
			padding: [12, (plot) => labelWidth(plot, labels), 0, 0],
			legend: { show: false },
			cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
			scales: {
				x: { time: false, range: (_, __, end) => [0, end || 1] },
				y: { distr: this.settings.scale === "log" ? 3 : 1, range: () => this.valueRange() },
			},
			axes: [this.axis(this.settings.xName, { space: 64, size: 30 }), this.valueAxis()],
			series: [{}, ...this.settings.series.map((series) => this.seriesOptions(series))],
			hooks: {
				draw: [(plot) => this.drawOver(plot, labels)],
				setCursor: [
					({ cursor, posToVal }) => onHover((cursor.left ?? -1) < 0 ? undefined : posToVal(cursor.left ?? 0, "x")),
				],
			},
		};
	}

	private valueRange(): [number, number] {
		return valueRange(this.content.points, this.settings.scale === "log");
	}

	private drawOver(plot: uPlot, labels: readonly EndLabel[]): void {
		const { selected } = this.content;
		if (selected !== undefined) drawSelectedStep(plot, selected, uPlot.pxRatio);
		drawEndLabels(plot, labels, uPlot.pxRatio);
	}

	private axis(label: string, more: uPlot.Axis): uPlot.Axis {
		const { element } = this;
		const font = `${LABEL_FONT}px ${getComputedStyle(element).fontFamily}`;
		const line = { stroke: cssVariable(element, "--line"), width: 1 };
		return {
			label,
			labelFont: font,
			labelSize: 22,
			font,
			stroke: cssVariable(element, "--muted"),
			grid: line,
			ticks: { ...line, size: 5 },
			values: (_, ticks) => ticks.map(formatTick),
			...more,
		};
	}

	private valueAxis(): uPlot.Axis {
		if (this.settings.scale === "linear") return this.axis(this.settings.yName, { size: axisWidth });
		return this.axis(this.settings.yName, {
			size: axisWidth,
			splits: (_, __, low, high) => logTicks(low, high),
			filter: (_, ticks) => ticks,
			values: (_, ticks) => formatLogTicks(ticks),
		});
	}

	private seriesOptions({ lineStyle, isThin }: PlotSeries): uPlot.Series {
		const { element } = this;
		if (lineStyle === undefined) {
			return { stroke: cssVariable(element, "--muted"), width: 1.25, dash: [1, 4], points: { show: false } };
		}
		return {
			stroke: colourOf(element, lineStyle),
			width: isThin ? 1 : 2.25,
			alpha: isThin ? 0.75 : 1,
			dash: [...dashPatternOf(lineStyle)],
			points: { show: false },
		};
	}
}
