/** Whether anything still holds an object. */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Collects garbage, and returns whether the object was among it. */
export async function isCollected(object: WeakRef<object>): Promise<boolean> {
	setFlagsFromString("--expose-gc");
	const collect = runInNewContext("gc") as () => void;
	// Not in the task that has read the reference, for which it is kept alive.
	for (let attempt = 0; attempt < 5 && object.deref(); attempt++) {
		await new Promise((resolve) => setImmediate(resolve));
		collect();
	}
	return object.deref() === undefined;
}
