/** What flows through the model that one looks into, in step with the drawing. */

import { signal } from "@preact/signals";
import type { ModelId, TraceStep, Weight } from "../../../engine/protocol";
import { currentClient, isReady, needModels } from "../../../state/engine";
import { follow } from "../../../state/follow";
import { source } from "../../../state/source";
import { insideModel } from "../state";

interface Kernels {
	/** of the first layer */
	first: Weight;
	/** of the last layer that has any */
	last: Weight;
}

export interface Trace extends Kernels {
	model: ModelId;
	steps: TraceStep[];
}

/** Without steps where nothing is drawn; undefined until there is an answer. */
export const trace = signal<Trace | { model: ModelId; steps: [] } | undefined>(undefined);

/** The files never change, so each is read once. */
const kernels = new Map<ModelId, Kernels>();

async function kernelsOf(model: ModelId, steps: TraceStep[]): Promise<Kernels> {
	const known = kernels.get(model);
	if (known) return known;
	// The very last step is the sigmoid.
	const [first, last] = await Promise.all(
		[steps.at(0), steps.at(-2)].map((step) => currentClient().call("weight", { model, name: `${step?.name}.kernel` })),
	);
	if (!first || !last) throw new Error(`${model} has no layers`);
	kernels.set(model, { first, last });
	return { first, last };
}

/** Returns what ends it. */
export function keepTraced(): () => void {
	return follow(
		() => {
			const model = insideModel.value;
			if (!model) return undefined;
			needModels([model]);
			return isReady(model) ? { model, source: source.value } : undefined;
		},
		async ({ model, source }) => {
			const { steps } = await currentClient().call("trace", { model, source });
			return steps.length === 0 ? { model, steps: [] as [] } : { model, steps, ...(await kernelsOf(model, steps)) };
		},
		(answer) => {
			trace.value = answer;
		},
	);
}
