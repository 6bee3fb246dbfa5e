/** In which order the contact sheet shows the test examples: by their classes, or by how badly a model reconstructs them. */

import { computed, signal } from "@preact/signals";
import { runTask } from "../../engine/explore/runTask";
import type { ModelId } from "../../engine/protocol";
import { testCount, testLabels } from "../../state/examples";
import { explorer } from "../../state/explore";
import { exploreQuery } from "../../state/exploreQuery";
import { weightsVersionOf } from "../../state/modelVersion";
import { reconstructors } from "../../state/reconstructors";

const chosenModel = signal<ModelId | undefined>(undefined);

/** The model whose errors order the sheet; undefined for the order of the classes. */
export const orderingModel = computed(() => reconstructors.value.find((id) => id === chosenModel.value));

export function chooseOrderingModel(model: ModelId | undefined): void {
	chosenModel.value = model;
}

interface ErrorRequest {
	model: ModelId;
	weightsVersion: unknown;
}

/** The squared error of each test example, and the model whose errors these are. */
export const errorQuery = exploreQuery(
	(): ErrorRequest | undefined => {
		const model = orderingModel.value;
		return model && { model, weightsVersion: weightsVersionOf(model).value };
	},
	({ model }, options) =>
		explorer.use({ test: true, models: [model] }, async ({ client }) => {
			// `normalIndices`, `k`, `samples` and `seed` are for other scores.
			const settings = { model, kinds: ["squaredError"], normalIndices: undefined, k: 1, samples: 1, seed: 1 } as const;
			const { scores } = await runTask(client, "scoreExamples", { ...settings, split: "test" }, options);
			return { model, errors: scores.squaredError ?? new Float32Array() };
		}),
);

/** undefined until they are known */
const errors = computed(() => {
	const found = errorQuery.result.value;
	return found && found.model === orderingModel.value ? found.errors : undefined;
});

/** The indices of the test examples of a class, or of all, in the order of the sheet: class by class, or the worst reconstructed first. */
export function orderedIndices(label: number | undefined): number[] {
	const labelOf = (index: number) => testLabels.value[index] ?? 0;
	const all = Array.from({ length: testCount.value }, (_, index) => index);
	const shown = label === undefined ? all : all.filter((index) => labelOf(index) === label);
	const knownErrors = errors.value;
	if (knownErrors) return shown.sort((a, b) => (knownErrors[b] ?? 0) - (knownErrors[a] ?? 0) || a - b);
	return shown.sort((a, b) => labelOf(a) - labelOf(b) || a - b);
}
