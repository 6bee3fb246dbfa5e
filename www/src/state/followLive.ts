/** Keeps the worker's copy of the model in training in step with it, once somebody has asked for that model. */

import { effect } from "@preact/signals";
import { dropModel, loadModel, models } from "./engine";
import { follow } from "./follow";
import { live } from "./live";

export function followLive(): void {
	effect(() => {
		if (!live.value) dropModel("live");
	});
	follow(
		() => (models("live").peek().status === "absent" ? undefined : live.value),
		() => loadModel("live"),
		() => {},
	);
}
