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
import { App, start } from "./views/App";

function mount(): void {
	const root = document.getElementById("app");
	root?.replaceChildren(); // the shell, in whose place the page comes
	if (root) render(<App />, root);
}

// The worker and the files come first. The browser starts the worker once this script has ended, and paints the shell; the
// page is laid out in a task of its own after that, while the worker boots. What nobody sees is not painted.
start();
if (document.hidden) setTimeout(mount);
else requestAnimationFrame(() => setTimeout(mount));
