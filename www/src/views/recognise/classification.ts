/** What votes and probabilities say about a class, and the cells of a confusion matrix. */

/** A class with its share of the votes or of the probability. */
export interface ClassShare {
	label: number;
	share: number;
}

/** The classes with a share above 0, the largest first; equal ones by label, as the worker breaks ties too. */
export function largestShares(values: ArrayLike<number>, maxCount: number): ClassShare[] {
	const total = Array.from(values).reduce((sum, value) => sum + value, 0);
	return Array.from(values, (value, label) => ({ label, share: total > 0 ? value / total : 0 }))
		.filter(({ share }) => share > 0)
		.sort((a, b) => b.share - a.share)
		.slice(0, maxCount);
}

/** How the vote of the nearest neighbours ends. */
export type ClassificationResult =
	/** all neighbours have the same class */
	| { kind: "unanimous"; label: number }
	| { kind: "majority"; label: number; votes: number }
	/** several classes have as many votes: the smaller one wins */
	| { kind: "tie"; label: number; votes: number };

/** What the nearest neighbours say; undefined without votes. */
export function classifyByVotes(votes: Uint32Array): ClassificationResult | undefined {
	const [most, all] = [Math.max(0, ...votes), votes.reduce((sum, count) => sum + count, 0)];
	if (all === 0) return undefined;
	const label = votes.indexOf(most);
	if (most === all) return { kind: "unanimous", label };
	return { kind: votes.lastIndexOf(most) === label ? "majority" : "tie", label, votes: most };
}

/** A cell of a confusion matrix. */
export interface ConfusionCell {
	/** the true class */
	truth: number;
	predicted: number;
}

/** The indices of the test examples in a cell. */
export function examplesIn({ truth, predicted }: ConfusionCell, labels: Uint8Array, predictions: Uint8Array): number[] {
	return [...labels.keys()].filter((index) => labels[index] === truth && predictions[index] === predicted);
}

/** The classes that are most often taken for another one, the most frequent first. */
export function commonConfusions(
	confusion: Uint32Array,
	classCount: number,
	maxCount: number,
): (ConfusionCell & { count: number })[] {
	const cells = Array.from(confusion, (count, index) => ({
		truth: Math.floor(index / classCount),
		predicted: index % classCount,
		count,
	}));
	return cells
		.filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
		.sort((a, b) => b.count - a.count)
		.slice(0, maxCount);
}
