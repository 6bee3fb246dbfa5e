/** What an own model was trained on, where that is not what the views show. */

import { allDataSets, dataSet } from "../state/dataSet";
import { language } from "../state/language";
import type { OwnModelChoice } from "../state/modelSelection";
import { strings } from "../strings";

/** The name of that data set, or "another data set" where it is not in this browser; undefined where it is the shown one, or not known. */
export function otherDataSetName({ data }: OwnModelChoice): string | undefined {
	if (data === undefined || data === dataSet.value.id) return undefined;
	return allDataSets.value.find(({ id }) => id === data)?.name[language.value] ?? strings.value.otherDataSet;
}
