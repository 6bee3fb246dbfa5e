/** The results as plain text, for pasting into a message. */

import { supportsRelaxedSimd } from "../../engine/module";
import { coreCount } from "../../state/measure";
import { formatNumber, formatSignificant3, strings } from "../../strings";
import { peakGflops, scalingTables, singleCoreTables, type Table } from "./tables";
import { texts } from "./texts";

/** In monospaced text a Chinese character is as wide as two Latin ones. */
const displayWidth = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
const padText = (text: string, targetWidth: number, atStart: boolean) => {
	const space = " ".repeat(Math.max(0, targetWidth - displayWidth(text)));
	return atStart ? space + text : text + space;
};

function formatColumns(rows: string[][]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
	const line = (row: string[]) => row.map((text, column) => padText(text, widths[column] ?? 0, column > 0)).join("  ");
	return rows.map(line).join("\n");
}

function formatTable({ caption, columnNames, rows }: Table): string {
	const lines = rows.map(({ name, cells }) => [
		name,
		...columnNames.slice(1).map((_, column) => {
			const cell = cells?.[column];
			return cell?.detail ? `${cell.text} (${cell.detail})` : (cell?.text ?? "–");
		}),
	]);
	return `${caption}\n${formatColumns([[...columnNames], ...lines])}`;
}

export function resultsAsText(): string {
	const { name } = strings.value;
	const measure = texts.value;
	const peak = peakGflops();
	const facts = [
		[measure.limit, peak === undefined ? "–" : `${formatSignificant3(peak)} ${measure.gflops}`],
		[measure.build, supportsRelaxedSimd() ? measure.builds.relaxed : measure.builds.plain],
		[measure.cores, formatNumber(coreCount)],
	];
	const head = `${name} · ${measure.title}\n${navigator.userAgent}\n${formatColumns(facts)}`;
	return `${[head, ...[...singleCoreTables(), ...scalingTables()].map(formatTable)].join("\n\n")}\n`;
}
