/** The data set in the address. Imported by the parts whose meaning depends on it, so that they are read after it. */

import { dataSetId } from "./dataSet";
import { builtInDataSets, mnist } from "./dataSets";
import { addUrlPart, inNewHistoryEntry } from "./urlState";

/** An own one may not be known yet, or be of another browser. */
function isKnown(id: string): boolean {
	return builtInDataSets.some((builtIn) => builtIn.id === id) || /^own-[0-9a-f]{16}$/.test(id);
}

addUrlPart({
	view: undefined,
	key: "data",
	write: () => (dataSetId.value === mnist.id ? undefined : dataSetId.value),
	read(text) {
		const id = text ?? mnist.id;
		dataSetId.value = isKnown(id) ? id : mnist.id;
		return isKnown(id);
	},
});

/** Shows another data set in every view; the browser's Back returns to the last one. */
export function chooseDataSet(id: string): void {
	inNewHistoryEntry(() => {
		dataSetId.value = id;
	});
}
