/** What an own model was trained on, where that is not what the views show. */

import { allDataSets, dataSet } from "../state/dataSet";
import { language } from "../state/language";
import type { OwnModelChoice } from "../state/modelSelection";
import { strings } from "../strings";

/** The name of the other data set, or that it is another where it is not here; undefined for the one that is shown, and where it is not known. */
export function otherDataSetOf({ data }: OwnModelChoice): string | undefined {
	if (data === undefined || data === dataSet.value.id) return undefined;
	return allDataSets.value.find(({ id }) => id === data)?.name[language.value] ?? strings.value.otherDataSet;
}
