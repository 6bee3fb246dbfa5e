/** The legend of a chart: how each line is drawn, and its value under the pointer, or the latest that all lines have. */

import type { ReadonlySignal } from "@preact/signals";
import css from "./chart.module.css";
import { dashOf, LINE_STYLES, markOf } from "./lineStyle";
import { nearestIndex, type Points } from "./series";
import { formatFigure3 } from "./ticks";

export interface LegendEntry {
	name: string;
	lineStyle: number | undefined;
	isThin: boolean;
	points: Points;
}

const styleClasses = [css.style0, css.style1, css.style2, css.style3];

function Swatch({ lineStyle, isThin }: Pick<LegendEntry, "lineStyle" | "isThin">) {
	const dash = lineStyle === undefined ? "1 4" : dashOf(lineStyle).join(" ");
	return (
		<svg
			class={lineStyle === undefined ? css.swatch : `${css.swatch} ${styleClasses[lineStyle % LINE_STYLES]}`}
			viewBox="-16 -6 32 12"
			aria-hidden="true"
		>
			<path d="M-15 0H15" stroke-width={isThin ? 1.25 : 2.25} stroke-dasharray={dash} />
			{lineStyle !== undefined && !isThin && <path d={markOf(lineStyle)} class={css.mark} transform="scale(4.5)" />}
		</svg>
	);
}

function valueText({ x, y }: Points, at: number | undefined): string {
	const value = at === undefined ? undefined : y[nearestIndex(x, at)];
	return value === undefined ? "–" : formatFigure3(value);
}

interface Props {
	entries: readonly LegendEntry[];
	hovered: ReadonlySignal<number | undefined>;
	/** Where the latest values are that all lines have; undefined without values. */
	end: number | undefined;
	/** Describes the position of the pointer, or of the latest values; undefined without values. */
	caption(at: number | undefined, isLatest: boolean): string;
}

export function ChartLegend({ entries, hovered, end, caption }: Props) {
	const at = hovered.value ?? end;
	return (
		<div class={css.legend}>
			<p class="small">{caption(at, hovered.value === undefined)}</p>
			<ul>
				{entries.map((entry) => (
					<li key={entry.name}>
						<Swatch lineStyle={entry.lineStyle} isThin={entry.isThin} />
						<span>{entry.name}</span>
						<span class={css.value}>{valueText(entry.points, at)}</span>
					</li>
				))}
			</ul>
		</div>
	);
}
