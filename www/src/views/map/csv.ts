/** The coordinates of a map as a table. */

import { toCsv } from "../../widgets/csv";

export interface MapRow {
	split: string;
	/** in its split */
	index: number;
	/** the path of a file that the visitor has brought */
	file: string | undefined;
	/** undefined without labels */
	label?: number;
	/** name of the class */
	name?: string;
	x: number;
	y: number;
}

/** A row for each example, and a first one that names the columns. The files become a column where there are any. */
export function mapToCsv(rows: readonly MapRow[]): string {
	const hasFiles = rows.some(({ file }) => file !== undefined);
	const head = ["part", "index", ...(hasFiles ? ["file"] : []), "label", "class", "x", "y"];
	const lines = rows.map(({ split, index, file = "", label = "", name = "", x, y }) => {
		return [split, index, ...(hasFiles ? [file] : []), label, name, x, y];
	});
	return toCsv([head, ...lines]);
}
