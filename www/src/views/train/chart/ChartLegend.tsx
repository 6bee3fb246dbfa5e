/** The key of a chart: how each line is drawn, and its value under the pointer or its latest one. */

import type { ReadonlySignal } from "@preact/signals";
import { dashOf, LOOKS, markOf } from "./look";
import { nearest, type Points } from "./series";
import { figureText } from "./ticks";

export interface LegendEntry {
	name: string;
	look: number | undefined;
	quiet: boolean;
	points: Points;
}

function Swatch({ look, quiet }: Pick<LegendEntry, "look" | "quiet">) {
	const dash = look === undefined ? "1 4" : dashOf(look).join(" ");
	return (
		<svg
			class={look === undefined ? "chart-swatch" : `chart-swatch chart-look-${look % LOOKS}`}
			viewBox="-16 -6 32 12"
			aria-hidden="true"
		>
			<path d="M-15 0H15" stroke-width={quiet ? 1.25 : 2.25} stroke-dasharray={dash} />
			{look !== undefined && !quiet && <path d={markOf(look)} class="chart-mark" transform="scale(4.5)" />}
		</svg>
	);
}

function valueText({ x, y }: Points, at: number | undefined): string {
	const value = y[at === undefined ? y.length - 1 : nearest(x, at)];
	return value === undefined ? "–" : figureText(value);
}

interface Props {
	entries: readonly LegendEntry[];
	hovered: ReadonlySignal<number | undefined>;
	/** Where the pointer is, in words; or that it is the latest. */
	caption(at: number | undefined): string;
}

export function ChartLegend({ entries, hovered, caption }: Props) {
	const at = hovered.value;
	return (
		<div class="chart-key">
			<p class="small">{caption(at)}</p>
			<ul>
				{entries.map((entry) => (
					<li key={entry.name}>
						<Swatch look={entry.look} quiet={entry.quiet} />
						<span>{entry.name}</span>
						<span class="chart-value">{valueText(entry.points, at)}</span>
					</li>
				))}
			</ul>
		</div>
	);
}
