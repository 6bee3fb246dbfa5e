import { computed } from "@preact/signals";
import { engine } from "../../state/engine";
import { examplesFailed, testCount } from "../../state/examples";

/**
 * Whether there are no test examples because they could not be loaded. Where only others could not be offered, these are there;
 * and when the worker is lost, one notice for the whole page says so.
 */
export const areExamplesMissing = computed(
	() => examplesFailed.value && testCount.value === 0 && engine.value.status === "running",
);
