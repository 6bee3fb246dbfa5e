/** Starts what a training needs while it is being set up, so that it begins as soon as it is requested. */

import { computed, effect } from "@preact/signals";
import { prefersReducedData } from "../../state/dataSaver";
import { dataSet } from "../../state/dataSet";
import { evaluators } from "../../state/training/evaluators";
import { dropPreparedCoordinator, prepareCoordinator } from "../../state/training/preparedCoordinator";
import { isTrainingOpen } from "../../state/training/session";
import { isEstimated } from "./estimate";
import { isSettingUpNext } from "./run/state";
import { validConfigs } from "./setup/settings";

/** How many training examples to fetch already; undefined for none, and where the settings have just changed. */
const wantedExamples = computed(() => {
	const configs = isSettingUpNext.value && isEstimated.value && !prefersReducedData() ? validConfigs.value : undefined;
	return configs && Math.max(...configs.map(({ examples }) => examples));
});

/** While the settings are shown. Returns a function that ends what no training has taken. */
export function syncPreparedCoordinator(): () => void {
	const stop = effect(() => {
		void dataSet.value; // its examples are prepared
		if (isTrainingOpen.value) dropPreparedCoordinator(); // the training has not taken the coordinator, so it has no use for it
		if (wantedExamples.value === undefined) return;
		prepareCoordinator(wantedExamples.value);
		evaluators.untilReady().catch(() => {}); // the training tries again
	});
	return () => {
		stop();
		dropPreparedCoordinator();
	};
}
