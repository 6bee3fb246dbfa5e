/** What an own model was trained on, where that is not what the views show. */

import { dataSet } from "../state/dataSet";
import { builtIns } from "../state/dataSets";
import { language } from "../state/language";
import type { Choosable } from "../state/modelSelection";

/** The name of the other data set; undefined for the one that is shown, and where it is not known. */
export function otherDataSetOf({ data }: Choosable): string | undefined {
	if (data === undefined || data === dataSet.value.id) return undefined;
	return builtIns.find(({ id }) => id === data)?.name[language.value] ?? data;
}
