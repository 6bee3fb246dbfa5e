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

/** The coordinates of a map: a row for each example, and a first one that names the columns. */
export function mapToCsv({ indices, labels, points }: Placed, className: (label: number) => string): string {
	const rows = Array.from(indices, (index, place) => {
		const label = labels[index];
		const names = label === undefined ? ["", ""] : [label, className(label)];
		return [index, ...names, points[2 * place] ?? 0, points[2 * place + 1] ?? 0];
	});
	return toCsv([["index", "label", "class", "x", "y"], ...rows]);
}
