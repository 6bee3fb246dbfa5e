/** What an accuracy is read against where one class is much larger than the others. */

import { testLabels } from "../state/examples";
import { largestShare } from "../state/largestShare";
import { formatShare, joinSentences, strings } from "../strings";

/** The explanation of an accuracy, with the share of the largest class where that matters. */
export function withLargestClass(explanation: string): string {
	const share = largestShare.value;
	if (share === undefined) return explanation;
	return joinSentences(explanation, strings.value.largestClass(formatShare(share, testLabels.value.length)));
}
