/** What follows the visitor's own strokes and picks, but not a drawing that came with a link. */

import { effect } from "@preact/signals";
import { edits } from "./drawing";

/** Gives a function that starts to call `act` after each edit, also after those since it was last stopped; it returns the stop. */
export function followEdits(act: () => void): () => () => void {
	let seen = 0;
	return () =>
		effect(() => {
			if (edits.value !== seen) act();
			seen = edits.value;
		});
}
