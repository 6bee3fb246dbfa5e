/** A value that is valid only as long as the worker that computed it. */

import { engineState } from "./engine";
import { type Scoped, signalScopedTo } from "./scoped";

export function workerScoped<T>(): Scoped<T> {
	return signalScopedTo(engineState);
}
