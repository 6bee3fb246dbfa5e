import "@fontsource-variable/geist/wght.css";
import "@fontsource-variable/newsreader/wght.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/controls.css";
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
import { view } from "./state/link";
import { App, start } from "./views/App";
import { prepareView } from "./views/CurrentView";

function mount(): void {
	const root = document.getElementById("app");
	root?.replaceChildren(); // the shell, in whose place the page comes
	if (root) render(<App />, root);
}

/** Once the shell is on the screen: the second frame begins when the first has been handed over. Hidden pages have none. */
function afterPaint(task: () => void): void {
	if (document.hidden) setTimeout(task);
	else requestAnimationFrame(() => requestAnimationFrame(task));
}

// The worker and the files come first. The browser starts the worker once this script has ended; the page is laid out
// while the worker boots, and as soon as its view is there: until then the shell tells what it will be.
start();
void prepareView(view.peek()).then(() => afterPaint(mount));
