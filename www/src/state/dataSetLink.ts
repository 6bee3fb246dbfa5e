/** The data set in the address. Imported by the parts whose meaning depends on it, so that they are read after it. */

import { dataSetId } from "./dataSet";
import { builtIns, mnist } from "./dataSets";
import { inNewEntry, linkPart } from "./urlState";

linkPart({
	view: undefined,
	key: "data",
	write: () => (dataSetId.value === mnist.id ? undefined : dataSetId.value),
	read(text) {
		const found = builtIns.find(({ id }) => id === (text ?? mnist.id));
		dataSetId.value = (found ?? mnist).id;
		return found !== undefined;
	},
});

/** Shows another data set in every view; the browser's Back returns to the last one. */
export function chooseDataSet(id: string): void {
	inNewEntry(() => {
		dataSetId.value = id;
	});
}
