/** The class of the test example whose code is nearest to a code; undefined where there is none, or examples have no classes. */

import type { LatentStats } from "../../engine/protocol";

export function nearestLabel({ codes, labels }: Pick<LatentStats, "codes" | "labels">, code: Float32Array) {
	let [nearest, leastDistance] = [-1, Number.POSITIVE_INFINITY];
	const count = code.length > 0 ? codes.length / code.length : 0;
	for (let index = 0; index < count; index++) {
		const distance = code.reduce((sum, z, axis) => sum + (z - (codes[index * code.length + axis] ?? 0)) ** 2, 0);
		if (distance < leastDistance) [nearest, leastDistance] = [index, distance];
	}
	return labels[nearest];
}
