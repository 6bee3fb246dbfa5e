/** The chart's values as a table, for screen readers and for those who want numbers. */

import { useSignal } from "@preact/signals";
import { joinSentences } from "../../../strings";
import type { LegendEntry } from "./ChartLegend";
import css from "./chart.module.css";
import { rowsOf } from "./rows";
import { unit } from "./state";
import { texts } from "./texts";
import { formatFigure3, tickText } from "./ticks";

function summaryOf({ name, points: { x, y } }: LegendEntry): string | undefined {
	const latest = y.at(-1);
	if (latest === undefined) return undefined;
	const lowest = y.indexOf(y.reduce((least, value) => Math.min(least, value)));
	const place = texts.value.placeAt[unit.value](tickText(x[lowest] ?? 0));
	return texts.value.summary(name, formatFigure3(latest), formatFigure3(y[lowest] ?? 0), place);
}

interface Props {
	title: string;
	/** in units of the x axis */
	entries: readonly LegendEntry[];
}

export function LossTable({ title, entries }: Props) {
	const isOpen = useSignal(false);
	return (
		<details
			class={`fold ${css.table}`}
			onToggle={({ currentTarget }) => {
				isOpen.value = currentTarget.open;
			}}
		>
			<summary>{texts.value.table}</summary>
			{isOpen.value && <Table title={title} entries={entries} />}
		</details>
	);
}

function Table({ title, entries }: Props) {
	const { place, tableNote, tableOf } = texts.value;
	return (
		<>
			<p class="small">{joinSentences(tableNote[unit.value], ...entries.map(summaryOf))}</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard */}
			<section class={css.tableFrame} aria-label={tableOf(title)} tabIndex={0}>
				<table>
					<caption class="visually-hidden">{title}</caption>
					<thead>
						<tr>
							<th scope="col">{place[unit.value]}</th>
							{entries.map(({ name }) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rowsOf(entries.map(({ points }) => points)).map(({ at, values }) => (
							<tr key={at}>
								<th scope="row">{tickText(at)}</th>
								{values.map((value, index) => (
									<td key={entries[index]?.name}>{value === undefined ? "–" : formatFigure3(value)}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</>
	);
}
