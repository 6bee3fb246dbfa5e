/** A table of measurements that fills row by row. */

import { currentTask } from "../../state/measure";
import type { Cell, Row, Table } from "./tables";
import { texts } from "./texts";

export function MeasurementTable({ caption, note, columnNames, rows }: Table) {
	return (
		<table class="figures">
			<caption>
				<span class="figures-caption">{caption}</span>
				{note && <span class="figures-note">{note}</span>}
			</caption>
			<thead>
				<tr>
					{columnNames.map((name) => (
						<th key={name} scope="col">
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<TaskRow key={row.name} row={row} columns={columnNames.length - 1} />
				))}
			</tbody>
		</table>
	);
}

function TaskRow({ row, columns }: { row: Row; columns: number }) {
	const isCurrent = currentTask.value === row.task;
	return (
		<tr class={isCurrent ? "figures-current" : undefined}>
			<th scope="row">{row.name}</th>
			{row.cells?.map((cell, column) => <MeasurementCell key={column} {...cell} />) ??
				Array.from({ length: columns }, (_, column) => <PendingCell key={column} isCurrent={isCurrent} />)}
		</tr>
	);
}

function PendingCell({ isCurrent }: { isCurrent: boolean }) {
	return (
		<td class="figures-pending">
			<span aria-hidden="true">{isCurrent ? "…" : "–"}</span>
			<span class="visually-hidden">{texts.value.pending}</span>
		</td>
	);
}

function MeasurementCell({ text, detail, bar }: Cell) {
	const percent = (fraction: number) => `${100 * fraction}%`;
	return (
		<td class={bar ? "figures-barred" : undefined}>
			<span class="figures-value">{text}</span>
			{detail && <span class="figures-detail">{detail}</span>}
			{bar && (
				<span class="figures-bar" aria-hidden="true">
					<span class="figures-bar-value" style={{ width: percent(bar.value) }} />
					<span class="figures-bar-mark" style={{ left: percent(bar.limit) }} />
				</span>
			)}
		</td>
	);
}
