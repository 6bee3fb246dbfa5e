/** Goes to a step of the tour, and reads out what it asks for. */

import { announce } from "../../state/announcer";
import { goToStep } from "../../state/tour";
import { texts } from "./texts";

export function openStep(step: number): void {
	goToStep(step);
	announce(texts.peek().steps[step - 1]?.task ?? "");
}
