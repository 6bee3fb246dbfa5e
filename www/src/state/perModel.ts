/** One of something for each model, made when it is first asked for: how many models there are is not known beforehand. */

import type { ModelId } from "../engine/protocol";

export function perModel<T>(make: (id: ModelId) => T): (id: ModelId) => T {
	const made = new Map<ModelId, T>();
	return (id) => {
		const known = made.get(id);
		if (known !== undefined) return known;
		const value = make(id);
		made.set(id, value);
		return value;
	};
}
