import { nameOfClass } from "../../state/dataSet";
import { formatNumber } from "../../strings";
import { countClasses } from "./counts";
import { labelOf } from "./maps";
import { texts } from "./texts";

/** Classes that are named, at most. */
const MAX_NAMED = 4;

/** How many of these examples are of each of the commonest classes and of all others, as in: 3 × 12, 8 × 5, others × 2. */
export function classCountsText(numbers: readonly number[]): string {
	const { named, others } = countClasses(numbers.map(labelOf), MAX_NAMED);
	const { classCounts, classCount, others: othersName } = texts.value;
	const parts: [string, number][] = named.map(([label, count]) => [nameOfClass(label), count]);
	if (others > 0) parts.push([othersName, others]);
	return classCounts(parts.map(([name, count]) => classCount(name, formatNumber(count))));
}
