/** What flows through a model, layer by layer, in step with the drawing. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ModelId, TraceStep, Weight } from "../engine/protocol";
import { currentClient, isReady, needModels } from "./engine";
import { follow } from "./follow";
import { source } from "./source";

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

async function traceBy(model: ModelId, from: typeof source.value): Promise<Trace | undefined> {
	const { steps } = await currentClient().call("trace", { model, source: from });
	return steps.length > 0 ? { model, steps, ...(await kernelsOf(model, steps)) } : undefined;
}

interface Traced {
	/** undefined until there is an answer, and where nothing is drawn */
	trace: ReadonlySignal<Trace | undefined>;
	/** Returns what ends it. */
	keep(): () => void;
}

/** A trace of the drawing through the model that `which` names; undefined is none. */
export function traced(which: () => ModelId | undefined): Traced {
	const trace = signal<Trace | undefined>(undefined);

	function keep(): () => void {
		const endNeed = effect(() => {
			const model = which();
			if (model) needModels([model]);
		});
		const endTrace = follow(
			() => {
				const model = which();
				return model && isReady(model) ? { model, source: source.value } : undefined;
			},
			({ model, source }) => traceBy(model, source),
			(answer) => {
				trace.value = answer;
			},
		);
		return () => {
			endNeed();
			endTrace();
		};
	}

	return { trace, keep };
}
