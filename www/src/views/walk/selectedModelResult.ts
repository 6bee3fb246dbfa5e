/** A result of a model, which is undefined while another model is selected: it would be shown under the name of that one. */

import { computed, type ReadonlySignal } from "@preact/signals";
import type { ModelId } from "../../engine/protocol";
import { dataSetScopedSignal } from "../../state/dataSetScoped";
import { model as selectedModel } from "./state";

interface ResultOfModel<T> {
	current: ReadonlySignal<T | undefined>;
	set(model: ModelId, result: T | undefined): void;
}

export function selectedModelResult<T>(): ResultOfModel<T> {
	const latest = dataSetScopedSignal<{ model: ModelId; result: T | undefined } | undefined>(undefined);
	return {
		current: computed(() => (latest.value?.model === selectedModel.value ? latest.value.result : undefined)),
		set(model, result) {
			latest.value = { model, result };
		},
	};
}
