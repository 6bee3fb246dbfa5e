/** A value that is valid only as long as its data set is shown; unlike one of a worker, it outlives the worker's death. */

import { dataSet } from "./dataSet";
import { type Scoped, scopedTo } from "./scoped";

export function dataSetScoped<T>(): Scoped<T> {
	return scopedTo(dataSet);
}
