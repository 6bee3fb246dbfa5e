import { expect, test } from "vitest";
import { dataSetId } from "./dataSet";
import { dataSetScopedSignal } from "./dataSetScoped";

test("what was computed for one data set is gone with it", () => {
	const path = dataSetScopedSignal<number | undefined>(undefined);
	path.value = 7;
	expect([path.value, path.peek()]).toEqual([7, 7]);
	dataSetId.value = "fashion";
	expect([path.value, path.peek()]).toEqual([undefined, undefined]);
	path.value = 8;
	dataSetId.value = "mnist";
	expect(path.value).toBeUndefined();
});
