/** How many examples there are of each class. */

export interface Counts {
	/** the classes with the most examples, those first, and how many they have */
	named: [label: number, count: number][];
	/** how many are of all other classes */
	others: number;
}

/** Of examples by their labels, undefined for those without; so many classes are named, at most. */
export function countClasses(labels: readonly (number | undefined)[], most: number): Counts {
	const counts = new Map<number, number>();
	for (const label of labels) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
	const sorted = [...counts].sort(([, a], [, b]) => b - a);
	return {
		named: sorted.slice(0, most),
		others: sorted.slice(most).reduce((sum, [, count]) => sum + count, 0),
	};
}
