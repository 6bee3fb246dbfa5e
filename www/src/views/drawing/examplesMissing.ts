import { computed } from "@preact/signals";
import { engineState } from "../../state/engine";
import { testCount, testExamplesFailed } from "../../state/examples";

/**
 * Whether there are no test examples because they could not be loaded. Where only others could not be offered, these are there;
 * and when the worker is lost, one notice for the whole page says so.
 */
export const areExamplesMissing = computed(
	() => testExamplesFailed.value && testCount.value === 0 && engineState.value.status === "running",
);
