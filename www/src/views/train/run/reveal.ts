/** Scrolls to the training from what starts it, or from below. */

import { scrollToTop } from "../../../widgets/scrollToTop";

/** The ids of the element that begins with the run bar, and of the one that is in view with it during a training. */
export const [TRAINING_ID, RESULTS_ID] = ["training", "training-results"];

/** Once the page shows the training: scrolls the run bar to the top, if it and the results are not in view. */
export function scrollTrainingIntoView(): void {
	requestAnimationFrame(() => {
		const training = document.getElementById(TRAINING_ID);
		const top = training?.getBoundingClientRect().top ?? 0;
		const bottom = document.getElementById(RESULTS_ID)?.getBoundingClientRect().bottom ?? 0;
		if (top < 0 || bottom > innerHeight) scrollToTop(training);
	});
}
