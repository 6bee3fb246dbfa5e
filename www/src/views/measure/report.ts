/** The results as plain text, for pasting into a message. */

import { supportsRelaxedSimd } from "../../engine/module";
import { cores } from "../../state/measure";
import { formatFigure, formatNumber, strings } from "../../strings";
import { limitGflops, ownTables, scalingTables, type Table } from "./tables";
import { texts } from "./texts";

/** In monospaced text a Chinese character is as wide as two Latin ones. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
const pad = (text: string, to: number, atStart: boolean) => {
	const space = " ".repeat(Math.max(0, to - width(text)));
	return atStart ? space + text : text + space;
};

function formatColumns(rows: string[][]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ""))));
	const line = (row: string[]) => row.map((text, column) => pad(text, widths[column] ?? 0, column > 0)).join("  ");
	return rows.map(line).join("\n");
}

function formatTable({ caption, head, rows }: Table): string {
	const lines = rows.map(({ name, cells }) => [
		name,
		...head.slice(1).map((_, column) => {
			const cell = cells?.[column];
			return cell?.detail ? `${cell.text} (${cell.detail})` : (cell?.text ?? "–");
		}),
	]);
	return `${caption}\n${formatColumns([[...head], ...lines])}`;
}

export function report(): string {
	const { name } = strings.value;
	const measure = texts.value;
	const limit = limitGflops();
	const facts = [
		[measure.limit, limit === undefined ? "–" : `${formatFigure(limit)} ${measure.gflops}`],
		[measure.build, supportsRelaxedSimd() ? measure.builds.relaxed : measure.builds.plain],
		[measure.cores, formatNumber(cores)],
	];
	const head = `${name} · ${measure.title}\n${navigator.userAgent}\n${formatColumns(facts)}`;
	return `${[head, ...[...ownTables(), ...scalingTables()].map(formatTable)].join("\n\n")}\n`;
}
