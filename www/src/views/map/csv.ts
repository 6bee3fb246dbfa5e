/** Tables as text (RFC 4180). */

/** Quoted where it holds what separates fields or rows. */
function field(value: string | number): string {
	const text = String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

interface Placed {
	/** of the examples, in the data set's file */
	indices: ArrayLike<number>;
	/** of all examples; empty without labels */
	labels: ArrayLike<number>;
	/** x and y of each, in turn */
	points: ArrayLike<number>;
}

/**
 * The coordinates of a map: a row for each example, and a first one that names the columns. The paths of all examples become a
 * column where there are any.
 */
export function mapToCsv(
	{ indices, labels, points }: Placed,
	className: (label: number) => string,
	paths: readonly string[],
): string {
	const [fileColumn, fileOf] = paths.length > 0 ? [["file"], (index: number) => [paths[index] ?? ""]] : [[], () => []];
	const rows = Array.from(indices, (index, place) => {
		const label = labels[index];
		const names = label === undefined ? ["", ""] : [label, className(label)];
		return [index, ...fileOf(index), ...names, points[2 * place] ?? 0, points[2 * place + 1] ?? 0];
	});
	return toCsv([["index", ...fileColumn, "label", "class", "x", "y"], ...rows]);
}
