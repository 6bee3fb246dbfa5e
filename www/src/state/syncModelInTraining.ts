/** Keeps the worker's copy of the model in training up to date, once it has been requested. */

import { effect } from "@preact/signals";
import { dropModel, loadModel, modelState } from "./engine";
import { modelInTraining } from "./modelInTraining";
import { syncInBackground } from "./syncLatest";

export function syncModelInTraining(): void {
	effect(() => {
		if (!modelInTraining.value) dropModel("live");
	});
	syncInBackground(
		() => (modelState("live").peek().status === "absent" ? undefined : modelInTraining.value),
		() => loadModel("live"),
		() => {}, // nothing to show: the views follow the model's state
	);
}
