/** Starts what a training needs while it is being set up, so that it begins as soon as it is asked for. */

import { computed, effect } from "@preact/signals";
import { savesData } from "../../state/dataSaver";
import { dataSet } from "../../state/dataSet";
import { evaluators } from "../../state/training/evaluators";
import { dropPrepared, prepareCoordinator } from "../../state/training/preparedCoordinator";
import { isOpen } from "../../state/training/session";
import { isEstimated } from "./estimate";
import { isSettingUpNext } from "./run/state";
import { validConfigs } from "./setup/settings";

/** How many training examples; undefined where none are to be fetched before the start, or the settings have just changed. */
const wanted = computed(() => {
	const configs = isSettingUpNext.value && isEstimated.value && !savesData() ? validConfigs.value : undefined;
	return configs && Math.max(...configs.map(({ examples }) => examples));
});

/** While the settings are shown. Returns a function that ends what no training has taken. */
export function syncPrepared(): () => void {
	const stop = effect(() => {
		void dataSet.value; // its examples are prepared
		if (isOpen.value) dropPrepared(); // it has not taken it, so it had no use for it
		if (wanted.value === undefined) return;
		prepareCoordinator(wanted.value);
		evaluators.ready().catch(() => {}); // the training tries again
	});
	return () => {
		stop();
		dropPrepared();
	};
}
