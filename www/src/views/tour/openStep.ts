/** Goes to a step of the tour, and reads out what it asks for. */

import { announce } from "../../state/announcer";
import { goToTourStep } from "../../state/tour";
import { texts } from "./texts";

export function openStep(step: number): void {
	goToTourStep(step);
	announce(texts.peek().steps[step - 1]?.task ?? "");
}
