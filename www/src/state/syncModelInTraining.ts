/** Keeps the worker's copy of the model in training in step with it, once somebody has asked for that model. */

import { effect } from "@preact/signals";
import { dropModel, loadModel, models } from "./engine";
import { modelInTraining } from "./modelInTraining";
import { syncInBackground } from "./syncLatest";

export function syncModelInTraining(): void {
	effect(() => {
		if (!modelInTraining.value) dropModel("live");
	});
	syncInBackground(
		() => (models("live").peek().status === "absent" ? undefined : modelInTraining.value),
		() => loadModel("live"),
		() => {},
	);
}
