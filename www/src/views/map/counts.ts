/** How many examples there are of each class. */

export interface ClassCounts {
	/** the classes with the most examples, those first, and how many they have */
	named: [label: number, count: number][];
	/** how many are of all other classes */
	others: number;
}

/** Takes the labels of examples, undefined for those without; `named` has `maxNamed` classes at most. */
export function countClasses(labels: readonly (number | undefined)[], maxNamed: number): ClassCounts {
	const counts = new Map<number, number>();
	for (const label of labels) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
	const sorted = [...counts].sort(([, a], [, b]) => b - a);
	return {
		named: sorted.slice(0, maxNamed),
		others: sorted.slice(maxNamed).reduce((sum, [, count]) => sum + count, 0),
	};
}
