/** The guided tour: in which step the visitor is, and where each step happens. */

import { batch } from "@preact/signals";
import { latentModel, layout, wantedLayout } from "./reconstruction";
import { numberCodec, openView, urlSignal, view } from "./urlState";
import type { ViewId } from "./views";

/** The view of each step. */
export const tourViews: readonly ViewId[] = ["reconstruct", "reconstruct", "denoise", "walk", "generate"];

/** Counted from 1; undefined while there is no tour. A link with `tour=1` starts it. */
export const tourStep = urlSignal<number | undefined>(undefined, "tour", undefined, {
	...numberCodec(1, tourViews.length),
	write: (step) => String(step),
});

/** The view in which the current step happens. */
function viewOfStep(step: number): ViewId {
	return tourViews[step - 1] ?? "reconstruct";
}

/** Whether what the step asks for can be done in the view that is shown. */
export function isStepViewShown(step: number): boolean {
	const isHere = view.value === viewOfStep(step);
	return isHere && (view.value !== "reconstruct" || layout.value === "latent");
}

const preparations = new Map<ViewId, () => void>([["reconstruct", prepareReconstruct]]);

/** The first two steps begin with a code of two numbers on sliders. */
function prepareReconstruct(): void {
	wantedLayout.value = "latent";
	latentModel.value = "variational-2";
}

/** Sets what is called when the tour comes to this view: it puts the view into the state that the step needs. */
export function prepareForTour(tourView: ViewId, prepare: () => void): void {
	preparations.set(tourView, prepare);
}

/** Opens the view of the step. The step changes after that: Back returns to the view with the step that it had. */
export function goToTourStep(step: number): void {
	batch(() => {
		openView(viewOfStep(step));
		tourStep.value = step;
		preparations.get(viewOfStep(step))?.();
	});
}

export function endTour(): void {
	tourStep.value = undefined;
}
