/** What the visitor's own strokes and picks change, but not a drawing that came with a link. */

import { effect } from "@preact/signals";
import { edits } from "./drawing";

/** Calls `act` at each edit from now on, whichever view is shown: what is chosen after an edit stays. */
export function onEdit(act: () => void): void {
	let seen = edits.peek();
	effect(() => {
		if (edits.value === seen) return;
		seen = edits.value;
		act();
	});
}
