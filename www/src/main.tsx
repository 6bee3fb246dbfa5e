import "./engine/trustedTypes";
import "@fontsource-variable/geist/wght.css";
import "@fontsource-variable/newsreader/wght.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/header.css";
import "./styles/buttons.css";
import "./styles/fields.css";
import "./styles/notes.css";
import "./styles/forced-colors.css";
import "./styles/print.css";
import "./styles/intro.css";
import "./styles/pictures.css";
import "./styles/shell.css";
import "virtual:first-pictures.css";
import { render } from "preact";
import { showFirstReconstruction } from "./state/precomputed";
import { view } from "./state/urlState";
import { App, startPage } from "./views/App";
import { preloadView } from "./views/CurrentView";
import { PageBoundary } from "./views/PageBoundary";
import { handleShellLinks } from "./views/shellLinks";
import { surviveTranslation } from "./views/translation";

function mount(): void {
	const root = document.getElementById("app");
	root?.replaceChildren(); // removes the static shell, which the page replaces
	showFirstReconstruction();
	const page = (
		<PageBoundary>
			<App />
		</PageBoundary>
	);
	if (root) render(page, root);
	surviveTranslation();
}

/** For browsers that do not report when they have painted, or take long to. */
const LONGEST_WAIT_MS = 200;

/** Runs the task once the shell has been painted. Hidden pages are never painted. */
function afterPaint(task: () => void): void {
	if (document.hidden) {
		setTimeout(task);
		return;
	}
	const painted = new Promise((resolve) => {
		new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
		setTimeout(resolve, LONGEST_WAIT_MS);
	});
	void painted.then(task);
}

// Start the worker and the downloads first: the browser starts the worker once this script has ended. The page is
// rendered while the worker boots, as soon as the view's module is there; until then the shell is shown.
startPage();
for (const shell of document.querySelectorAll<HTMLElement>(".shell")) handleShellLinks(shell, preloadView); // one for each language
void preloadView(view.peek()).then(() => afterPaint(mount));
