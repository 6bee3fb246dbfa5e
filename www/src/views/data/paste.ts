/** Pictures that are pasted anywhere in the view. */

import { collectPasted } from "../../widgets/collectFiles";
import { isTextField } from "../../widgets/shortcuts";
import { openFiles, revealImport } from "./importing";

/** Returns a function that stops listening. */
export function listenForPaste(): () => void {
	const ended = new AbortController();
	document.addEventListener(
		"paste",
		(event) => {
			if (isTextField(event.target)) return; // programs put a picture beside the text that they copy
			const collecting = collectPasted(event);
			if (!collecting) return;
			event.preventDefault();
			void openFiles(collecting);
			revealImport();
		},
		{ signal: ended.signal },
	);
	return () => ended.abort();
}
