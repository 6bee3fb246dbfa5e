/** One value for each model, made when it is first requested, since the models are not known in advance. */

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
