/** A value that is valid only as long as the worker that computed it. */

import { engine } from "./engine";
import { type Scoped, scopedTo } from "./scoped";

export function workerScoped<T>(): Scoped<T> {
	return scopedTo(engine);
}
