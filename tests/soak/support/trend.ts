/** Whether what was measured in a long run is flat, and the table that says so. */

import { medianOf } from "./latency";

export interface Series {
	name: string;
	/** bytes, milliseconds or a count */
	unit: "MB" | "ms" | "";
	/** with the time of each, in seconds since the start; in order */
	samples: readonly { at: number; value: number }[];
	/** By how much it may grow: a share of the first third's median, or so much whatever that is. */
	share: number;
	slack: number;
}

export interface Trend {
	name: string;
	unit: string;
	/** medians of the first and the last third after the warm-up */
	first: number;
	last: number;
	most: number;
	samples: number;
	isFlat: boolean;
}

export function summariseTrend({ name, unit, samples, share, slack }: Series, warmUp: number): Trend {
	const values = samples.filter(({ at }) => at >= warmUp).map(({ value }) => value);
	const third = Math.max(1, Math.floor(values.length / 3));
	const [first, last] = [medianOf(values.slice(0, third)), medianOf(values.slice(-third))];
	const most = Math.max(...samples.map(({ value }) => value));
	const isFlat = values.length > 1 && last - first <= Math.max(share * first, slack);
	return { name, unit, first, last, most, samples: values.length, isFlat };
}

function write(value: number, unit: string): string {
	const shown = unit === "MB" ? value / 1e6 : value;
	return shown.toFixed(unit === "" ? 0 : 1) + (unit && ` ${unit}`);
}

export function tableOf(trends: readonly Trend[]): string {
	const rows = trends.map(({ name, unit, first, last, most, samples, isFlat }) => {
		const change = `${last >= first ? "+" : ""}${(first === 0 ? 0 : (100 * (last - first)) / first).toFixed(1)} %`;
		return [name, ...[first, last, most].map((value) => write(value, unit)), change, samples, isFlat ? "" : "GROWS"];
	});
	const all = [["", "first third", "last third", "most", "change", "samples", ""], ...rows].map((row) =>
		row.map(String),
	);
	const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
	const align = (cell: string, column: number) =>
		column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
	return all.map((row) => row.map(align).join("  ").trimEnd()).join("\n");
}
