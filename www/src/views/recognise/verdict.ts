/** What votes and probabilities say, and where predictions go wrong. */

/** A class with its share of the votes or of the probability. */
export interface Share {
	label: number;
	share: number;
}

/** The classes with a share, the largest first; of equally large ones the smaller class, as the worker decides. */
export function sharesOf(values: ArrayLike<number>, most: number): Share[] {
	const total = Array.from(values).reduce((sum, value) => sum + value, 0);
	return Array.from(values, (value, label) => ({ label, share: total > 0 ? value / total : 0 }))
		.filter(({ share }) => share > 0)
		.sort((a, b) => b.share - a.share)
		.slice(0, most);
}

export type Verdict =
	/** all that were asked agree */
	| { kind: "unanimous"; label: number }
	| { kind: "majority"; label: number; votes: number }
	/** several classes have as many votes: the smaller one wins */
	| { kind: "tie"; label: number; votes: number };

/** What the nearest neighbours say; undefined without votes. */
export function verdictOf(votes: Uint32Array): Verdict | undefined {
	const [most, all] = [Math.max(0, ...votes), votes.reduce((sum, count) => sum + count, 0)];
	if (all === 0) return undefined;
	const label = votes.indexOf(most);
	if (most === all) return { kind: "unanimous", label };
	return { kind: votes.lastIndexOf(most) === label ? "majority" : "tie", label, votes: most };
}

/** A cell of a confusion matrix. */
export interface Cell {
	/** the true class */
	truth: number;
	predicted: number;
}

/** The indices of the test examples in a cell. */
export function examplesIn({ truth, predicted }: Cell, labels: Uint8Array, predictions: Uint8Array): number[] {
	return [...labels.keys()].filter((index) => labels[index] === truth && predictions[index] === predicted);
}

/** The classes that are most often taken for another one, the most frequent first. */
export function confusionsOf(confusion: Uint32Array, classes: number, most: number): (Cell & { count: number })[] {
	const cells = Array.from(confusion, (count, at) => ({
		truth: Math.floor(at / classes),
		predicted: at % classes,
		count,
	}));
	return cells
		.filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
		.sort((a, b) => b.count - a.count)
		.slice(0, most);
}
