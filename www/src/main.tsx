import "@fontsource-variable/geist/wght.css";
import "@fontsource-variable/newsreader/wght.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/buttons.css";
import "./styles/fields.css";
import "./styles/notes.css";
import "./styles/forced-colors.css";
import "./styles/intro.css";
import "./styles/pictures.css";
import "./styles/pad.css";
import "./styles/reconstruct.css";
import "./styles/draw.css";
import "./styles/cards.css";
import "./styles/flow.css";
import "./styles/forced-pictures.css";
import "./styles/shell.css";
import { render } from "preact";
import { view } from "./state/urlState";
import { App, start } from "./views/App";
import { prepareView } from "./views/CurrentView";

function mount(): void {
	const root = document.getElementById("app");
	root?.replaceChildren(); // the shell, in whose place the page comes
	if (root) render(<App />, root);
}

/** Where a browser does not tell when it has painted, or takes long to. */
const LONGEST_WAIT_MS = 200;

/** Once the shell is on the screen. Hidden pages are not painted. */
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

// The worker and the files come first. The browser starts the worker once this script has ended; the page is laid out
// while the worker boots, and as soon as its view is there: until then the shell tells what it will be.
start();
void prepareView(view.peek()).then(() => afterPaint(mount));
