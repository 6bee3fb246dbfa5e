/** A result of a model, shown only as long as that one is selected: what belongs to another would bear its name. */

import { computed, type ReadonlySignal } from "@preact/signals";
import type { ModelId } from "../../engine/protocol";
import { dataSetSignal } from "../../state/dataSetScoped";
import { model } from "./state";

interface ResultOfModel<T> {
	shown: ReadonlySignal<T | undefined>;
	set(of: ModelId, result: T | undefined): void;
}

export function ofSelectedModel<T>(): ResultOfModel<T> {
	const latest = dataSetSignal<{ of: ModelId; result: T | undefined } | undefined>(undefined);
	return {
		shown: computed(() => (latest.value?.of === model.value ? latest.value.result : undefined)),
		set(of, result) {
			latest.value = { of, result };
		},
	};
}
