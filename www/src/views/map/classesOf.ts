import { className } from "../../state/dataSet";
import { formatNumber } from "../../strings";
import { countClasses } from "./counts";
import { labelOf } from "./maps";
import { texts } from "./texts";

/** Classes that are counted by name. */
const MAX_NAMED = 4;

/** The classes of most of these examples, and how many others, as in: 3 × 12, 8 × 5, others × 2. */
export function classesOf(numbers: readonly number[]): string {
	const { named, others } = countClasses(numbers.map(labelOf), MAX_NAMED);
	const { classCounts, classCount, others: othersName } = texts.value;
	const parts: [string, number][] = named.map(([label, count]) => [className(label), count]);
	if (others > 0) parts.push([othersName, others]);
	return classCounts(parts.map(([name, count]) => classCount(name, formatNumber(count))));
}
