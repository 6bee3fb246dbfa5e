/** The accuracy of always guessing the largest class, said where that class is much larger than the others. */

import { testLabels } from "../state/examples";
import { largestClassShare } from "../state/largestClassShare";
import { formatShare, joinSentences, strings } from "../strings";

/** The explanation of an accuracy, with the share of the largest class where that matters. */
export function withLargestClassShare(explanation: string): string {
	const share = largestClassShare.value;
	if (share === undefined) return explanation;
	return joinSentences(explanation, strings.value.largestClass(formatShare(share, testLabels.value.length)));
}
