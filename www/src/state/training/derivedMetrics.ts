/** Metrics computed from others: the total loss, and norms per layer. */

import type { TensorNorm } from "../../engine/training/contracts";
import type { Loss } from "../../engine/training/replicaContract";

/** The training objective: reconstruction + β · KL. */
export function totalLoss({ reconstruction, kl }: Loss, beta: number): number {
	return reconstruction + beta * kl;
}

/** A layer's tensors, `enc.kernel` and `enc.bias`, as one: `enc`. */
export function normsByLayer(norms: readonly TensorNorm[]): TensorNorm[] {
	const layers = new Map<string, TensorNorm>();
	for (const { name, weight, gradient } of norms) {
		const layer = name.replace(/\.[^.]*$/, "");
		const before = layers.get(layer) ?? { weight: 0, gradient: 0 };
		layers.set(layer, {
			name: layer,
			weight: Math.hypot(before.weight, weight),
			gradient: Math.hypot(before.gradient, gradient),
		});
	}
	return [...layers.values()];
}
