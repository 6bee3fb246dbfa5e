/** Reacts to strokes and choices of the visitor, but not to a drawing from a link. */

import { effect } from "@preact/signals";
import { editCount } from "./drawing";

/** Calls `act` at each edit from now on, whichever view is shown: what is chosen after an edit stays. */
export function onEdit(act: () => void): void {
	let seen = editCount.peek();
	effect(() => {
		if (editCount.value === seen) return;
		seen = editCount.value;
		act();
	});
}
