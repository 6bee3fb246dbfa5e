/** In which order the contact sheet shows the test examples: by their classes, or by how badly a model reconstructs them. */

import { computed, signal } from "@preact/signals";
import { runTask } from "../../engine/explore/runTask";
import type { ModelId } from "../../engine/protocol";
import { testCount, testLabels } from "../../state/examples";
import { explorer } from "../../state/explore";
import { exploreWork } from "../../state/exploreWork";
import { versionOf } from "../../state/modelVersion";
import { reconstructors } from "../../state/reconstructors";

const wanted = signal<ModelId | undefined>(undefined);

/** The model whose errors order the sheet; undefined for the order of the classes. */
export const orderedBy = computed(() => reconstructors.value.find((id) => id === wanted.value));

export function orderBy(model: ModelId | undefined): void {
	wanted.value = model;
}

interface ErrorRequest {
	model: ModelId;
	weights: unknown;
}

/** The squared error of each test example, and the model whose errors these are. */
export const errorWork = exploreWork(
	(): ErrorRequest | undefined => {
		const model = orderedBy.value;
		return model && { model, weights: versionOf(model).value };
	},
	({ model }, options) =>
		explorer.use({ test: true, models: [model] }, async ({ client }) => {
			// The last four are for other scores.
			const settings = { model, kinds: ["squaredError"], normal: undefined, k: 1, samples: 1, seed: 1 } as const;
			const { scores } = await runTask(client, "scores", { ...settings, part: "test" }, options);
			return { model, errors: scores.squaredError ?? new Float32Array() };
		}),
);

/** undefined until they are known */
const errors = computed(() => {
	const found = errorWork.result.value;
	return found && found.model === orderedBy.value ? found.errors : undefined;
});

/** The indices of the test examples of a class, or of all: those of a class together, or the worst reconstructed first. */
export function indicesOf(label: number | undefined): number[] {
	const labelOf = (index: number) => testLabels.value[index] ?? 0;
	const all = Array.from({ length: testCount.value }, (_, index) => index);
	const shown = label === undefined ? all : all.filter((index) => labelOf(index) === label);
	const known = errors.value;
	if (known) return shown.sort((a, b) => (known[b] ?? 0) - (known[a] ?? 0) || a - b);
	return shown.sort((a, b) => labelOf(a) - labelOf(b) || a - b);
}
