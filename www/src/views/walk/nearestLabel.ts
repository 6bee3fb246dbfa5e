/** The class of the test example whose code is nearest to a code; undefined where there is none, or examples have no classes. */

import type { LatentStats } from "../../engine/protocol";

export function nearestLabel({ codes, labels }: Pick<LatentStats, "codes" | "labels">, code: Float32Array) {
	let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
	const count = code.length > 0 ? codes.length / code.length : 0;
	for (let at = 0; at < count; at++) {
		const squared = code.reduce((sum, z, axis) => sum + (z - (codes[at * code.length + axis] ?? 0)) ** 2, 0);
		if (squared < least) [nearest, least] = [at, squared];
	}
	return labels[nearest];
}
