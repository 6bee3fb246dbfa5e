import "./engine/trustedTypes";
import "@fontsource-variable/geist/wght.css";
import "@fontsource-variable/newsreader/wght.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/buttons.css";
import "./styles/fields.css";
import "./styles/notes.css";
import "./styles/forced-colors.css";
import "./styles/print.css";
import "./styles/intro.css";
import "./styles/figures.css";
import "./benchHooks";
import { render } from "preact";
import { MeasureApp } from "./views/measure/MeasureApp";
import { PageBoundary } from "./views/PageBoundary";
import { takeDroppedFiles } from "./widgets/fileDrops";

const root = document.getElementById("app");
const page = (
	<PageBoundary>
		<MeasureApp />
	</PageBoundary>
);
if (root) render(page, root);
takeDroppedFiles(() => {}); // nothing here reads any, and the measurements stay
