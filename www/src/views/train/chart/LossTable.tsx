/** The chart's values as a table, for screen readers and for those who want numbers. */

import { useSignal } from "@preact/signals";
import { joinSentences } from "../../../strings";
import type { LegendEntry } from "./ChartLegend";
import css from "./chart.module.css";
import { xUnit } from "./state";
import { tableRows } from "./tableRows";
import { texts } from "./texts";
import { formatSignificant3, formatTick } from "./ticks";

function summaryOf({ name, points: { x, y } }: LegendEntry): string | undefined {
	const latest = y.at(-1);
	if (latest === undefined) return undefined;
	const lowest = y.indexOf(y.reduce((lowestValue, value) => Math.min(lowestValue, value))); // an index
	const place = texts.value.placeAt[xUnit.value](formatTick(x[lowest] ?? 0));
	return texts.value.summary(name, formatSignificant3(latest), formatSignificant3(y[lowest] ?? 0), place);
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
			<p class="small">{joinSentences(tableNote[xUnit.value], ...entries.map(summaryOf))}</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard */}
			<section class={css.tableFrame} aria-label={tableOf(title)} tabIndex={0}>
				<table>
					<caption class="visually-hidden">{title}</caption>
					<thead>
						<tr>
							<th scope="col">{place[xUnit.value]}</th>
							{entries.map(({ name }) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{tableRows(entries.map(({ points }) => points)).map(({ x, values }) => (
							<tr key={x}>
								<th scope="row">{formatTick(x)}</th>
								{values.map((value, index) => (
									<td key={entries[index]?.name}>{value === undefined ? "–" : formatSignificant3(value)}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</>
	);
}
