/** The coordinates of a map as a table. */

import { toCsv } from "../../widgets/csv";

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
