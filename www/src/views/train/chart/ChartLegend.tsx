/** The legend of a chart: how each line is drawn, and its value under the pointer, or the latest that all lines have. */

import type { ReadonlySignal } from "@preact/signals";
import css from "./chart.module.css";
import { dashPatternOf, LINE_STYLES, markerPathOf } from "./lineStyle";
import { nearestIndex, type Points } from "./series";
import { formatSignificant3 } from "./ticks";

export interface LegendEntry {
	name: string;
	/** number of its colour, dashes and marker; undefined for a reference line */
	lineStyle: number | undefined;
	isThin: boolean;
	points: Points;
}

const styleClasses = [css.style0, css.style1, css.style2, css.style3];

function Swatch({ lineStyle, isThin }: Pick<LegendEntry, "lineStyle" | "isThin">) {
	const dash = lineStyle === undefined ? "1 4" : dashPatternOf(lineStyle).join(" ");
	return (
		<svg
			class={lineStyle === undefined ? css.swatch : `${css.swatch} ${styleClasses[lineStyle % LINE_STYLES]}`}
			viewBox="-16 -6 32 12"
			aria-hidden="true"
		>
			<path d="M-15 0H15" stroke-width={isThin ? 1.25 : 2.25} stroke-dasharray={dash} />
			{lineStyle !== undefined && !isThin && (
				<path d={markerPathOf(lineStyle)} class={css.mark} transform="scale(4.5)" />
			)}
		</svg>
	);
}

function valueText(points: Points, x: number | undefined): string {
	const value = x === undefined ? undefined : points.y[nearestIndex(points.x, x)];
	return value === undefined ? "–" : formatSignificant3(value);
}

interface Props {
	entries: readonly LegendEntry[];
	hoveredX: ReadonlySignal<number | undefined>;
	/** Where all lines have a value for the last time; undefined without values. */
	latestX: number | undefined;
	/** Describes the position of the pointer, or of the latest values; `x` is undefined without values. */
	caption(x: number | undefined, isLatest: boolean): string;
}

export function ChartLegend({ entries, hoveredX, latestX, caption }: Props) {
	const x = hoveredX.value ?? latestX;
	return (
		<div class={css.legend}>
			<p class="small">{caption(x, hoveredX.value === undefined)}</p>
			<ul>
				{entries.map((entry) => (
					<li key={entry.name}>
						<Swatch lineStyle={entry.lineStyle} isThin={entry.isThin} />
						<span>{entry.name}</span>
						<span class={css.value}>{valueText(entry.points, x)}</span>
					</li>
				))}
			</ul>
		</div>
	);
}
