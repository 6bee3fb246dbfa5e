/** The guided tour: in which step the visitor is, and where each step happens. */

import { batch } from "@preact/signals";
import { latentModel, layout, wantedLayout } from "./reconstruction";
import { linked, number, openView, view } from "./urlState";
import type { ViewId } from "./views";

/** The view of each step. */
export const stops: readonly ViewId[] = ["reconstruct", "reconstruct", "denoise", "walk", "generate"];

/** Counted from 1; undefined while there is no tour. A link with `tour=1` starts it. */
export const tourStep = linked<number | undefined>(undefined, "tour", undefined, {
	...number(1, stops.length),
	write: (step) => String(step),
});

/** The view in which the current step happens. */
function stopOf(step: number): ViewId {
	return stops[step - 1] ?? "reconstruct";
}

/** Whether what the step asks for can be done in the view that is shown. */
export function isAtStop(step: number): boolean {
	const isHere = view.value === stopOf(step);
	return isHere && (view.value !== "reconstruct" || layout.value === "latent");
}

const preparations = new Map<ViewId, () => void>([["reconstruct", prepareReconstruct]]);

/** The first two steps begin with a code of two numbers on sliders. */
function prepareReconstruct(): void {
	wantedLayout.value = "latent";
	latentModel.value = "variational-2";
}

/** Makes what the view's step asks for possible, however the view was left. One that was not opened yet is as it begins. */
export function onTourStop(stop: ViewId, prepare: () => void): void {
	preparations.set(stop, prepare);
}

/** Opens the view of the step. The step changes after that: Back returns to the view with the step that it had. */
export function goToStep(step: number): void {
	batch(() => {
		openView(stopOf(step));
		tourStep.value = step;
		preparations.get(stopOf(step))?.();
	});
}

export function endTour(): void {
	tourStep.value = undefined;
}
