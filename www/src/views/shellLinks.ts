/** The links of the static shell, from when the page's program runs until it takes the shell's place. */

import { openView } from "../state/urlState";
import { type ViewId, viewIds } from "../state/views";
import { isPlainClick } from "./ViewLink";

/** They lead to a view with the data set and the drawing, as the page's own links do, and not without, as the browser would. */
export function followShellLinks(shell: HTMLElement, prepareView: (view: ViewId) => Promise<void>): void {
	shell.addEventListener("click", (event) => {
		const link = event.target instanceof Element && event.target.closest("a");
		const target = link && viewIds.find((id) => link.getAttribute("href") === `#/${id}`);
		if (!target || !isPlainClick(event)) return;
		event.preventDefault();
		void prepareView(target);
		openView(target);
	});
}
