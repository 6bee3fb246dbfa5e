/** The links of the static shell, from when the page's program runs until it takes the shell's place. */

import { openView } from "../state/urlState";
import { type ViewId, viewIds } from "../state/views";
import { isPlainClick } from "./ViewLink";

/** Opens views with the data set and the drawing that the address names, as the page's own links do; the browser would drop them. */
export function handleShellLinks(shell: HTMLElement, preloadView: (view: ViewId) => Promise<void>): void {
	shell.addEventListener("click", (event) => {
		const link = event.target instanceof Element && event.target.closest("a");
		const target = link && viewIds.find((id) => link.getAttribute("href") === `#/${id}`);
		if (!target || !isPlainClick(event)) return;
		event.preventDefault();
		void preloadView(target);
		openView(target);
	});
}
