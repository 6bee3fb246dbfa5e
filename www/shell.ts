/** Static markup shown before the program runs: the header, each view's opening words, and the first pictures, in both languages. */

import type { Plugin, Rolldown } from "vite";
import { firstScreen } from "./firstPictures";
import { type Language, language } from "./src/state/language";
import { type ViewId, viewIds } from "./src/state/views";
import { strings, viewName } from "./src/strings";
import { texts as data } from "./src/views/data/texts";
import { texts as denoise } from "./src/views/denoise/texts";
import { texts as detect } from "./src/views/detect/texts";
import { texts as generate } from "./src/views/generate/texts";
import { texts as how } from "./src/views/how/texts";
import { texts as map } from "./src/views/map/texts";
import { texts as latent } from "./src/views/reconstruct/latent/texts";
import { texts as tour } from "./src/views/tour/texts";
import { texts as train } from "./src/views/train/texts";
import { texts as walk } from "./src/views/walk/texts";
import { viewPreloads } from "./viewPreloads";

interface Opening {
	title: string;
	lead: string;
	tryText: string;
}

const openings: Record<ViewId, () => Opening> = {
	reconstruct() {
		const { title, intro } = strings.value;
		return { title, lead: intro, tryText: latent.value.tryText };
	},
	data: () => data.value,
	denoise: () => denoise.value,
	walk: () => walk.value,
	generate: () => generate.value,
	detect: () => detect.value,
	map: () => map.value,
	train: () => train.value,
	how: () => how.value,
};

function navigation(): string {
	const { navigation: name } = strings.value;
	const links = viewIds.map((id) => `<li><a href="#/${id}"><span>${viewName(id)}</span></a></li>`);
	return `<nav class="navigation" aria-label="${name}"><ul>${links.join("")}</ul></nav>`;
}

const shareLink = () =>
	`<div class="not-yet"><span class="button button-quiet"><span class="icon"></span><span class="share-text">${strings.value.share}</span></span></div>`;

/** The page's fonts have no small digits: the browser would search all of its fonts for one before it paints anything. */
const withSubscripts = (text: string) => text.replace(/[₀-₉]/g, (digit) => `<sub>${digit.normalize("NFKC")}</sub>`);

function opening(id: ViewId): string {
	const { title, lead, tryText } = openings[id]();
	const tourLink = id === "reconstruct" ? ` <span class="tour-link not-yet">${tour.value.start}</span>` : "";
	return `<div class="intro" data-view="${id}"><div class="intro-head"><h1>${title.replaceAll("，", "，<wbr>")}</h1>${shareLink()}</div>
<p class="lead">${lead}</p><p class="try"><strong>${strings.value.tryThis}</strong> ${withSubscripts(tryText)}${tourLink}</p></div>`;
}

function shellIn(chosen: Language): string {
	language.value = chosen;
	return `<div class="shell" lang="${chosen === "zh" ? "zh-Hans" : "en"}"><header class="header"><div class="header-inner">
<p class="wordmark"><span>${strings.value.name}</span></p>${navigation()}<div class="switches"></div></div></header>
<main>${viewIds.map(opening).join("\n")}
${firstScreen()}</main></div>`;
}

/** With the files of each view, as JSON, in which there are no quotes but double ones; while developing there are none. */
const bootScript = (bundle?: Rolldown.OutputBundle) =>
	`<script src="./boot.js" data-files='${JSON.stringify(bundle ? viewPreloads(bundle) : {})}'></script>`;

/** Takes as much space as the page that replaces it, so that nothing moves; boot.js chooses which parts are shown. */
export const shell: Plugin = {
	name: "shell",
	transformIndexHtml: {
		order: "post", // the styles are linked by then
		handler: (html, { bundle }) =>
			html
				// After the styles: with a policy in the page, what comes behind a script is not asked for until that has run.
				.replace("</head>", () => `${bootScript(bundle)}</head>`)
				.replace("<!-- shell -->", () => shellIn("en") + shellIn("zh")),
	},
};
